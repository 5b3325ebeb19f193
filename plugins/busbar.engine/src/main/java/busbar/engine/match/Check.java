package busbar.engine.match;

import busbar.api.json.FieldPath;
import busbar.api.json.FieldValues;
import busbar.api.json.Interner;
import busbar.api.pattern.Condition;
import busbar.api.pattern.Dialect;
import busbar.api.pattern.PatternNode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a pattern wants of one field, asked of the bytes where these can say it. Says the same as the pattern, unless
 *  the way to the field leads through an array. Equal ones are the same object. */
final class Check {
    private static final Interner<Check> KNOWN = new Interner<>();
    private final FieldPath field;
    private final PatternNode.Leaf leaf;
    private final Dialect dialect;
    private final byte[][] texts; // of conditions that want this very text, in UTF-8
    private final byte[][] begins; // of conditions that want a text that begins so
    private final byte[][] endings; // of conditions that want a text that ends so
    private final boolean complete; // whether a text without escapes is asked for by nothing else

    private Check(FieldPath field, PatternNode.Leaf leaf, Dialect dialect) {
        this.field = field;
        this.leaf = leaf;
        this.dialect = dialect;
        texts = leaf.anyOf().stream().flatMap(c -> text(c).stream()).toArray(byte[][]::new);
        begins = leaf.anyOf().stream().flatMap(c -> begin(c).stream()).toArray(byte[][]::new);
        endings = leaf.anyOf().stream().flatMap(c -> ending(c).stream()).toArray(byte[][]::new);
        complete = texts.length + begins.length + endings.length == leaf.anyOf().size();
    }

    static Check of(FieldPath field, PatternNode.Leaf leaf, Dialect dialect) {
        return KNOWN.shared(new Check(field, leaf, dialect));
    }

    private static Optional<byte[]> text(Condition condition) {
        return condition instanceof Condition.Exact(var wanted) && wanted.isTextual() && isPlain(wanted.textValue())
                ? Optional.of(wanted.textValue().getBytes(StandardCharsets.UTF_8)) : Optional.empty();
    }

    private static Optional<byte[]> begin(Condition condition) {
        return condition instanceof Condition.Prefix(var start, boolean ignoreCase) && !ignoreCase && isPlain(start)
                ? Optional.of(start.getBytes(StandardCharsets.UTF_8)) : Optional.empty();
    }

    private static Optional<byte[]> ending(Condition condition) {
        return condition instanceof Condition.Suffix(var end, boolean ignoreCase) && !ignoreCase && isPlain(end)
                ? Optional.of(end.getBytes(StandardCharsets.UTF_8)) : Optional.empty();
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
        for (byte[] ending : endings) {
            if (values.isTextTo(index, ending)) {
                return true;
            }
        }
        return !(complete && values.isPlainText(index)) && leaf.isFulfilledBy(node(values, index), dialect);
    }

    /** No pattern looks into an object at the end of its path. */
    private static JsonNode node(FieldValues values, int index) {
        return values.isObject(index) ? JsonNodeFactory.instance.objectNode() : values.node(index);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Check that && dialect == that.dialect && field.equals(that.field)
                && leaf.equals(that.leaf);
    }

    @Override
    public int hashCode() {
        return 31 * field.hashCode() + leaf.hashCode();
    }
}
