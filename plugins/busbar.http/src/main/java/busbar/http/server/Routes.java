package busbar.http.server;

import busbar.api.BusException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the route of a request, checks the caller's role, and goes there. */
final class Routes {
    private final List<Route> all;

    Routes(List<Route> all) {
        this.all = List.copyOf(all);
    }

    /** @throws BusException.NotFound when nothing is there, naming what is nearest
     *  @throws BusException.Denied when the caller lacks the role */
    Answer go(String method, String path, Exchange exchange) {
        TreeSet<String> methods = new TreeSet<>();
        for (Route route : all) {
            Optional<Map<String, String>> values = route.match(path);
            if (values.isPresent() && route.method().equals(method)) {
                checkRole(route, exchange);
                return route.action().on(exchange.withPath(values.get()));
            }
            values.ifPresent(v -> methods.add(route.method()));
        }
        if (!methods.isEmpty()) {
            throw new BusException.Invalid("UnsupportedHTTPMethod",
                    "%s is not offered at `%s`; use %s.".formatted(method, path, String.join(" or ", methods)));
        }
        throw new BusException.NotFound("InvalidAction.NotFound", ("Nothing is at `%s`. The vendor's operations are at "
                + "/openapi/OPERATION, the service's own at /busbar/v1/….").formatted(path));
    }

    private static void checkRole(Route route, Exchange exchange) {
        if (route.needed().isPresent() && !exchange.key().role().allows(route.needed().get())) {
            throw new BusException.Denied("Forbidden", ("Access key `%s` is a %s and this needs a %s. "
                    + "Ask the administrator of the service for a key of that role.").formatted(exchange.key().id(),
                    lower(exchange.key().role()), lower(route.needed().get())));
        }
    }

    private static String lower(Enum<?> role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
