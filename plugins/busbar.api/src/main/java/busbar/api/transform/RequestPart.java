package busbar.api.transform;

import java.util.Arrays;
import java.util.Optional;

/** What of a request can be made from the event. The keys are the vendors' own: {@code body} of Alibaba EventBridge's
 *  HTTP targets, the others of its API destinations and of Amazon EventBridge's {@code HttpParameters}. */
public enum RequestPart {
    /** What is sent. */
    BODY("body"),
    /** A JSON object of names with texts. */
    HEADERS("HeaderParameters"),
    /** A JSON object of names with texts. */
    QUERY("QueryStringParameters"),
    /** A JSON array of texts, one for each {@code *} in the path of the address. */
    PATH("PathParameterValues");

    private final String key;

    RequestPart(String key) {
        this.key = key;
    }

    /** Whatever its case: the vendor's own samples write {@code body} and {@code Body}. */
    public static Optional<RequestPart> of(String key) {
        return Arrays.stream(values()).filter(part -> part.key.equalsIgnoreCase(key)).findFirst();
    }

    /** As a parameter's {@code resourceKey}. */
    public String key() {
        return key;
    }

    /** Whether it is JSON of one shape. Then nothing that comes from an event changes the shape that a template has. */
    boolean isStructured() {
        return this != BODY;
    }
}
