package busbar.engine.match;

import busbar.api.json.FieldPath;
import busbar.api.json.FieldValues;
import busbar.api.pattern.Condition;
import busbar.api.pattern.Dialect;
import busbar.api.pattern.PatternNode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a pattern wants of one field, asked of the bytes where these can say it. Says the same as the pattern, unless
 *  the way to the field leads through an array.
 *
 *  @param texts of conditions that want this very text, in UTF-8
 *  @param begins of conditions that want a text that begins so, in UTF-8
 *  @param complete whether no other conditions are left for a text without escapes */
record Check(FieldPath field, PatternNode.Leaf leaf, Dialect dialect, byte[][] texts, byte[][] begins,
        boolean complete) {

    static Check of(FieldPath field, PatternNode.Leaf leaf, Dialect dialect) {
        List<byte[]> texts = new ArrayList<>();
        List<byte[]> begins = new ArrayList<>();
        for (Condition condition : leaf.anyOf()) {
            if (condition instanceof Condition.Exact(var wanted) && wanted.isTextual() && isPlain(wanted.asText())) {
                texts.add(wanted.asText().getBytes(StandardCharsets.UTF_8));
            } else if (condition instanceof Condition.Prefix(var start, boolean ignoreCase) && !ignoreCase
                    && isPlain(start)) {
                begins.add(start.getBytes(StandardCharsets.UTF_8));
            }
        }
        return new Check(field, leaf, dialect, texts.toArray(byte[][]::new), begins.toArray(byte[][]::new),
                texts.size() + begins.size() == leaf.anyOf().size());
    }

    /** Whether a text stands in JSON as it is; half of a pair of surrogates has no bytes. */
    private static boolean isPlain(String text) {
        return text.chars().noneMatch(c -> c < ' ' || c == '"' || c == '\\' || Character.isSurrogate((char) c));
    }

    boolean holds(FieldValues values) {
        int index = values.find(field);
        if (index < 0) {
            return leaf.isFulfilledBy(MissingNode.getInstance(), dialect);
        }
        for (byte[] text : texts) {
            if (values.isText(index, text)) {
                return true;
            }
        }
        for (byte[] begin : begins) {
            if (values.isTextFrom(index, begin)) {
                return true;
            }
        }
        return !(complete && values.isPlainText(index)) && leaf.isFulfilledBy(node(values, index), dialect);
    }

    /** No pattern looks into an object at the end of its path. */
    private static JsonNode node(FieldValues values, int index) {
        return values.isObject(index) ? JsonNodeFactory.instance.objectNode() : values.node(index);
    }
}
