package busbar.api.transform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON of a structured param: an object of names with texts, or an array of texts. */
record PartJson(String key, String text) {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final int SHOWN_MAX = 200; // characters in a message

    /** What a param makes of an event. */
    static PartJson made(TargetParam param, TransformContext context) {
        return new PartJson(param.resourceKey(), param.transform().apply(context).bodyText());
    }

    /** Without the names that are null: of those nothing is said. */
    Map<String, String> pairs() {
        Map<String, String> pairs = new LinkedHashMap<>();
        object().properties().forEach(each -> {
            if (!each.getValue().isNull()) {
                pairs.put(each.getKey(), plain(each.getKey(), each.getValue()));
            }
        });
        return pairs;
    }

    JsonNode object() {
        JsonNode json = json();
        if (!json.isObject()) {
            throw wrong("a JSON object of names with texts was expected, as in {\"name\":\"${value}\"}");
        }
        return json;
    }

    /** @param wanted how many there have to be */
    List<String> texts(int wanted) {
        List<String> texts = new ArrayList<>();
        array(wanted).forEach(value -> texts.add(plain("value " + (texts.size() + 1), value)));
        return texts;
    }

    JsonNode array(int wanted) {
        JsonNode json = json();
        if (!json.isArray()) {
            throw wrong("a JSON array of texts was expected, as in [\"${id}\"]");
        }
        if (json.size() != wanted) {
            throw wrong("%d values for %d `*` in the path of the URL; give one for each".formatted(json.size(),
                    wanted));
        }
        return json;
    }

    private JsonNode json() {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw wrong("that is no JSON; put variables into quotes");
        }
    }

    private String plain(String name, JsonNode value) {
        if (value.isContainerNode() || value.isNull()) {
            throw wrong("`%s` has no single value; give a text, a number, true or false".formatted(name));
        }
        return value.asText();
    }

    private TransformException wrong(String why) {
        String shown = text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "…";
        return new TransformException("`%s` is `%s`: %s.".formatted(key, shown, why));
    }
}
