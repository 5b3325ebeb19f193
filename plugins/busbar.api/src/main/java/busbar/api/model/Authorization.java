package busbar.api.model;

import static busbar.api.model.Checks.check;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How requests prove who sends them. A service takes secrets and never gives them back: what it answers holds
 *  {@link #KEPT} in their place, and where that comes in again the secret stays as it was. */
public sealed interface Authorization {

    /** Stands for a secret that the service has. */
    Secret KEPT = new Secret("");

    /** The same without its secrets. */
    Authorization masked();

    /** What is no secret, by name: the kind first. */
    Map<String, String> facts();

    /** This, with the secrets of the other one where this has none and both are of one kind. */
    Authorization completedBy(Authorization other);

    private static Map<String, String> facts(String kind, Map<String, String> more) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("authorization", kind);
        facts.putAll(more);
        return facts;
    }

    record None() implements Authorization {

        @Override
        public Authorization masked() {
            return this;
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("authorization", "none");
        }

        @Override
        public Authorization completedBy(Authorization other) {
            return this;
        }
    }

    /** HTTP Basic (RFC 7617). */
    record Basic(String user, Secret password) implements Authorization {

        public Basic {
            check(!user.isBlank() && user.indexOf(':') < 0, "User `%s` is refused; give a name without a colon.", user);
        }

        @Override
        public Authorization masked() {
            return new Basic(user, KEPT);
        }

        @Override
        public Map<String, String> facts() {
            return Authorization.facts("basic", Map.of("user", user));
        }

        @Override
        public Authorization completedBy(Authorization other) {
            return password.equals(KEPT) && other instanceof Basic(String u, Secret before) ? new Basic(user, before)
                    : this;
        }
    }

    /** A header with a key. */
    record ApiKey(String header, Secret value) implements Authorization {

        public ApiKey {
            check(header.matches(Checks.TOKEN),
                    "`%s` cannot name a header; give one such as X-Api-Key.", header);
        }

        @Override
        public Authorization masked() {
            return new ApiKey(header, KEPT);
        }

        @Override
        public Map<String, String> facts() {
            return Authorization.facts("apiKey", Map.of("header", header));
        }

        @Override
        public Authorization completedBy(Authorization other) {
            return value.equals(KEPT) && other instanceof ApiKey(String h, Secret before) ? new ApiKey(header, before)
                    : this;
        }
    }

    /** OAuth 2 client credentials (RFC 6749, 4.4). The token is fetched when needed and again when a target refuses it.
     *
     *  @param parameters sent to the token address beside grant type, id and secret, such as {@code scope} */
    record ClientCredentials(URI tokenUrl, String clientId, Secret clientSecret, Map<String, String> parameters)
            implements Authorization {

        public ClientCredentials {
            check("http".equals(tokenUrl.getScheme()) || "https".equals(tokenUrl.getScheme()),
                    "`%s` is no address of tokens; give one like https://host/oauth/token.", tokenUrl);
            check(!clientId.isBlank(), "Client credentials need a client id.");
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }

        @Override
        public Authorization masked() {
            return new ClientCredentials(tokenUrl, clientId, KEPT, parameters);
        }

        @Override
        public Map<String, String> facts() {
            Map<String, String> more = new LinkedHashMap<>();
            more.put("tokenUrl", tokenUrl.toString());
            more.put("clientId", clientId);
            parameters.forEach((key, value) -> more.put("parameter " + key, value));
            return Authorization.facts("clientCredentials", more);
        }

        @Override
        public Authorization completedBy(Authorization other) {
            return clientSecret.equals(KEPT)
                    && other instanceof ClientCredentials(URI u, String id, Secret before, Map<String, String> p)
                            ? new ClientCredentials(tokenUrl, clientId, before, parameters) : this;
        }
    }
}
