package busbar.api.transform;

import java.nio.charset.StandardCharsets;

/** What is sent to a target. The array is not to be changed.
 *
 *  @param parts what stands around the body, where the target takes that */
public record Transformed(byte[] body, String contentType, RequestParts parts) {
    public static final String JSON = "application/json; charset=utf-8";
    public static final String TEXT = "text/plain; charset=utf-8";

    /** A body with nothing around it. */
    public Transformed(byte[] body, String contentType) {
        this(body, contentType, RequestParts.NONE);
    }

    public Transformed withParts(RequestParts others) {
        return new Transformed(body, contentType, others);
    }

    static Transformed json(String text) {
        return new Transformed(text.getBytes(StandardCharsets.UTF_8), JSON);
    }

    static Transformed text(String text) {
        return new Transformed(text.getBytes(StandardCharsets.UTF_8), TEXT);
    }

    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Transformed that && contentType.equals(that.contentType)
                && java.util.Arrays.equals(body, that.body) && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return 31 * java.util.Arrays.hashCode(body) + contentType.hashCode();
    }
}
