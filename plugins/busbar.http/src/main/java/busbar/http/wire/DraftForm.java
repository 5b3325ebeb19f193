package busbar.http.wire;

import busbar.api.BusException;
import busbar.api.archive.Archive;
import busbar.api.model.Authorization;
import busbar.api.model.Connection;
import busbar.api.model.EventBus;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.function.Function;

/** A bus, connection or archive as a caller writes it: what is left out has the value of a new one, and a version that
 *  is left out is that of a draft. */
public final class DraftForm {
    private static final Duration ARCHIVED = Duration.ofDays(30); // what the console offers

    private DraftForm() {
    }

    /** @param name empty where the body names it
     *  @throws BusException.Invalid naming field and what was expected */
    public static EventBus bus(byte[] utf8, String name) {
        return read(utf8, name, called -> EventBus.draft(called, ""), EventBus.class);
    }

    /** @param name empty where the body names it */
    public static Connection connection(byte[] utf8, String name) {
        return read(utf8, name, called -> Connection.of(called, new Authorization.None()), Connection.class);
    }

    /** @param name empty where the body names it */
    public static Archive archive(byte[] utf8, String bus, String name) {
        Archive read = read(utf8, name, called -> Archive.draft(bus, called, "{}", ARCHIVED), Archive.class);
        return checked("bus", bus, read.bus(), read);
    }

    private static <T> T read(byte[] utf8, String name, Function<String, T> draft, Class<T> form) {
        JsonNode given = WireJson.readTree(utf8);
        String called = given.path("name").asText(name);
        ObjectNode whole = WireJson.tree(draft(called, draft));
        whole.setAll((ObjectNode) given);
        T read = WireJson.read(whole, form);
        return name.isEmpty() ? read : checked("name", name, called, read);
    }

    private static <T> T draft(String name, Function<String, T> draft) {
        try {
            return draft.apply(name);
        } catch (IllegalArgumentException e) {
            throw new BusException.Invalid("InvalidName", e.getMessage(), e);
        }
    }

    private static <T> T checked(String what, String inPath, String inBody, T read) {
        if (!inBody.equals(inPath)) {
            throw new BusException.Invalid("InvalidName", "The body has the %s `%s`, the path `%s`."
                    .formatted(what, inBody, inPath));
        }
        return read;
    }
}
