package busbar.http.server;

import busbar.api.AccessKey;
import busbar.api.BusException;
import busbar.api.BusService;
import busbar.http.wire.WireJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;

/** One request of a caller who has proven who he is.
 *
 *  @param service with changes recorded under the caller's name
 *  @param headers by lower-case name
 *  @param path the values of the path's {@code {names}}
 *  @param query decoded */
record Exchange(BusService service, AccessKey key, String requestId, Map<String, String> headers,
        Map<String, String> path, Map<String, String> query, byte[] body) {

    String bus() {
        return path.get("bus");
    }

    /** The segment of the path that the template calls so. */
    String named(String segment) {
        return path.get(segment);
    }

    String rule() {
        return path.get("rule");
    }

    /** @throws BusException.Invalid when the parameter is not there */
    String required(String parameter) {
        String value = query.getOrDefault(parameter, "");
        if (value.isEmpty()) {
            throw new BusException.Invalid("MissingParameter",
                    "The query has no `%s`; add ?%s=… to the address.".formatted(parameter, parameter));
        }
        return value;
    }

    String optional(String parameter) {
        return query.getOrDefault(parameter, "");
    }

    <T> T body(Class<T> form) {
        return WireJson.read(body, form);
    }

    JsonNode tree() {
        return WireJson.readTree(body);
    }

    /** The bare media type of the body, in lower case. */
    String mediaType() {
        return headers.getOrDefault("content-type", "").split(";", 2)[0].strip()
                .toLowerCase(Locale.ROOT);
    }

    Exchange withPath(Map<String, String> values) {
        return new Exchange(service, key, requestId, headers, values, query, body);
    }
}
