package busbar.api.transform;

import busbar.api.event.StructuredEvent;
import busbar.api.json.FieldTrie;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A template cut at its variables, and the fields that they need.
 *
 *  @param parts in order; what is filled in is not searched again, so a variable cannot bring in another */
record TemplateParts(List<Part> parts, FieldTrie<Void> needed) {

    /** @param written as it stands in the template; stays where the path leads nowhere */
    private record Part(String written, JsonPathExpression path) {
    }

    TemplateParts {
        parts = List.copyOf(parts);
    }

    static TemplateParts of(Transform.Template transform) {
        List<Part> parts = new ArrayList<>();
        Texts.cut(transform.template(), "${", "}", text -> parts.add(new Part(text, null)), name -> {
            String source = transform.variables().get(name);
            if (source == null) {
                return false;
            }
            parts.add(JsonPathExpression.isPath(source)
                    ? new Part("${" + name + "}", JsonPathExpression.parse(source)) : new Part(source, null));
            return true;
        });
        return new TemplateParts(parts, FieldTrie.whole(
                parts.stream().filter(p -> p.path() != null).map(p -> p.path().names()).toList()));
    }

    String filled(StructuredEvent event) {
        JsonNode fields = event.fields(needed);
        StringBuilder filled = new StringBuilder();
        for (Part part : parts) {
            JsonNode value = part.path() == null ? null : part.path().find(fields);
            filled.append(value == null || value.isMissingNode() ? part.written() : Texts.plain(value));
        }
        return filled.toString();
    }
}
