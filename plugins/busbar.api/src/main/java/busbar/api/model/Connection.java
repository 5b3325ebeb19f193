package busbar.api.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What HTTP targets of one receiver share: who they say they are, and what every request carries besides.
 *
 *  @param headers added to each request, before the target's own
 *  @param query added to each address
 *  @param body members added to each body that is a JSON object, where it has none of that name */
public record Connection(String name, String description, Authorization authorization, Map<String, String> headers,
        Map<String, String> query, Map<String, String> body) {

    public Connection {
        Names.checkTarget(name);
        headers = ordered(headers);
        query = ordered(query);
        body = ordered(body);
    }

    public static Connection of(String name, Authorization authorization) {
        return new Connection(name, "", authorization, Map.of(), Map.of(), Map.of());
    }

    /** The same without its secrets, fit to be shown and exported. */
    public Connection masked() {
        return withAuthorization(authorization.masked());
    }

    public Connection withAuthorization(Authorization other) {
        return new Connection(name, description, other, headers, query, body);
    }

    private static Map<String, String> ordered(Map<String, String> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
