package busbar.api.transform;

import java.nio.charset.StandardCharsets;

/** The body for a target. The array is not to be changed. */
public record Transformed(byte[] body, String contentType) {
    public static final String JSON = "application/json; charset=utf-8";
    public static final String TEXT = "text/plain; charset=utf-8";

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
                && java.util.Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return 31 * java.util.Arrays.hashCode(body) + contentType.hashCode();
    }
}
