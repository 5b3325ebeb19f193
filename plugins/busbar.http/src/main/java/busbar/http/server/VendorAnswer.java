package busbar.http.server;

import busbar.api.BusException;
import busbar.api.BusService;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What the vendor's answers and questions have in common. Field names as com.aliyun:eventbridge-client 1.3.14 reads
 *  and writes them. */
final class VendorAnswer {
    static final String ACCOUNT = "busbar"; // stands where the vendor has an account id
    private static final String REGION = "local";
    private static final int PAGE_MAX = 100; // the vendor's

    private VendorAnswer() {
    }

    /** An answer with the two fields that each has. */
    static ObjectNode of(Exchange x) {
        return JsonNodeFactory.instance.objectNode().put("RequestId", x.requestId())
                .put("ResourceOwnerAccountId", ACCOUNT);
    }

    static Answer ok(Exchange x) {
        return Answer.json(of(x));
    }

    static String busArn(String bus) {
        return "acs:eventbridge:%s:%s:eventbus/%s".formatted(REGION, ACCOUNT, bus);
    }

    static String ruleArn(String bus, String rule) {
        return busArn(bus) + "/rule/" + rule;
    }

    /** A field of the question, its first letter in either case; empty where it is not there. */
    static JsonNode field(JsonNode body, String name) {
        JsonNode found = body.get(name);
        return found != null ? found : body.path(Character.toLowerCase(name.charAt(0)) + name.substring(1));
    }

    static String text(JsonNode body, String name) {
        JsonNode found = field(body, name);
        return found.isTextual() || found.isNumber() ? found.asText() : "";
    }

    static String text(JsonNode body, String name, String otherwise) {
        String found = text(body, name);
        return found.isEmpty() ? otherwise : found;
    }

    /** @throws BusException.Invalid when the field is not there */
    static String required(JsonNode body, String name) {
        String found = text(body, name);
        if (found.isEmpty()) {
            throw new BusException.Invalid("MissingParameter",
                    "The parameter `%s` is missing; give it as a text.".formatted(name));
        }
        return found;
    }

    /** @throws BusException.NotFound unless there is a bus of the name in {@code EventBusName} */
    static String bus(JsonNode body, BusService service) {
        return service.bus(required(body, "EventBusName")).name();
    }

    /** Answers with the part of a list that is asked for by {@code Limit} and {@code NextToken}.
     *
     *  @param listName the field that takes the list */
    static <T> Answer page(Exchange x, String listName, List<T> all, Function<T, ObjectNode> form) {
        JsonNode body = x.tree();
        int from = Math.min(number(body, "NextToken", 0), all.size());
        int limit = Math.clamp(number(body, "Limit", PAGE_MAX), 1, PAGE_MAX);
        int to = Math.min(all.size(), from + limit);
        List<T> some = new ArrayList<>(all.subList(from, to));
        ObjectNode answer = of(x).put("NextToken", to < all.size() ? Integer.toString(to) : "")
                .put("Total", all.size());
        ArrayNode list = answer.putArray(listName);
        some.forEach(item -> list.add(form.apply(item)));
        return Answer.json(answer);
    }

    static int number(JsonNode body, String name, int otherwise) {
        String text = text(body, name, Integer.toString(otherwise));
        try {
            return Math.max(0, Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new BusException.Invalid("InvalidParameter." + name,
                    "`%s` is `%s`; give a whole number.".formatted(name, text), e);
        }
    }

    /** A list of texts. */
    static List<String> texts(JsonNode body, String name) {
        List<String> texts = new ArrayList<>();
        field(body, name).forEach(item -> texts.add(item.asText()));
        return texts;
    }

}
