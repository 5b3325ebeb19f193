package busbar.api.model;

import static busbar.api.model.Checks.check;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a target delivers to. {@link TargetType} describes each choice as a form. */
public sealed interface Destination {

    /** Where it goes, in one line for lists and traces. */
    String endpoint();

    /** How many places in its path a value of the event can take; 0 where it has none. */
    default int wildcards() {
        return 0;
    }

    /** An HTTP request for each event.
     *
     *  @param url each {@code *} in its path is a place for a value, where a param gives some
     *  @param headers sent with every request, beside those of the body
     *  @param timeout for the whole exchange, 100 ms to 5 min
     *  @param connection name of the {@link Connection} that proves who sends; empty for none
     *  @param perSecondMax requests a second, 1 to 10,000; 0 for as many as the target takes */
    record Http(URI url, String method, Map<String, String> headers, Duration timeout, String connection,
            int perSecondMax) implements Destination {
        public static final Duration TIMEOUT_DEFAULT = Duration.ofSeconds(5); // EventBridge API destinations
        private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH", "DELETE", "GET", "HEAD");

        public Http {
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            check((scheme.equals("http") || scheme.equals("https")) && url.getHost() != null,
                    "`%s` is no address to deliver to; give one like https://host:port/path.", url);
            check(METHODS.contains(method), "Method `%s` is not offered; give one of %s.", method, METHODS);
            check(timeout.toMillis() >= 100 && timeout.compareTo(Duration.ofMinutes(5)) <= 0,
                    "A timeout of %s is out of range; give 100 ms to 5 min.", timeout);
            check(perSecondMax >= 0 && perSecondMax <= 10_000,
                    "A rate of %d a second is out of range; give 1 to 10000, or 0 for no limit.", perSecondMax);
            headers.forEach(Checks::header);
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        }

        /** @throws IllegalArgumentException saying what an address looks like */
        public static URI address(String url) {
            try {
                return new URI(url);
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException("`%s` is no address to deliver to (%s at character %d); give one "
                        .formatted(url, e.getReason(), e.getIndex() + 1) + "like https://host:port/path.", e);
            }
        }

        /** Without connection and limit of rate. */
        public Http(URI url, String method, Map<String, String> headers, Duration timeout) {
            this(url, method, headers, timeout, "", 0);
        }

        public static Http post(URI url) {
            return new Http(url, "POST", Map.of(), TIMEOUT_DEFAULT);
        }

        public Http withConnection(String name) {
            return new Http(url, method, headers, timeout, name, perSecondMax);
        }

        public Http withPerSecondMax(int requests) {
            return new Http(url, method, headers, timeout, connection, requests);
        }

        @Override
        public String endpoint() {
            return url.toString();
        }

        @Override
        public int wildcards() {
            String path = url.getRawPath();
            return path == null ? 0 : (int) path.chars().filter(c -> c == '*').count();
        }
    }

    /** Another bus of the same service. */
    record Bus(String name) implements Destination {
        public Bus {
            Names.checkBus(name);
        }

        @Override
        public String endpoint() {
            return "bus:" + name;
        }
    }

    /** A file that gets one JSON line for each event. A relative path lies in the service's own data folder. */
    record JsonLines(String path) implements Destination {
        public JsonLines {
            check(!path.isBlank(), "A file target needs a path.");
        }

        @Override
        public String endpoint() {
            return "file:" + path;
        }
    }

    /** The service's own log. */
    record Log() implements Destination {
        @Override
        public String endpoint() {
            return "log:";
        }
    }
}
