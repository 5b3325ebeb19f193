package busbar.headless;

import busbar.api.model.Limits;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the service was asked to do.
 *
 *  @param port 0 takes any free one; the ready line tells which */
record CommandLine(Path data, String host, int port, Path credentials, boolean allowPrivateTargets, Limits limits) {
    static final String USAGE = """
            Usage: busbar-service --data DIR --listen HOST:PORT --credentials FILE [options]

              --data DIR                where events and state are kept; created when missing
              --listen HOST:PORT        where requests are taken; port 0 takes any free one
              --credentials FILE        JSON, readable by its owner only:
                                        {"accessKeys":[{"id":"...","secret":"...","role":"admin"}]}
                                        roles: admin, operator, viewer, publisher
              --allow-private-targets   deliver to private, loopback and link-local addresses too
              --limits PROFILE          alibaba-2025 (default) or unlimited
              --version                 print the version and end
              --help                    print this and end

            Prints `busbar-service ready http://HOST:PORT` when it takes requests. Ends with status 0 within 10 s of
            SIGTERM. Status 2: wrong usage. Status 3: could not start.
            """;
    private static final Set<String> WITH_VALUE = Set.of("--data", "--listen", "--credentials", "--limits");
    private static final String PRIVATE = "--allow-private-targets";

    /** @throws UsageException that names the word that is wrong */
    static CommandLine parse(List<String> words) {
        Map<String, String> given = new HashMap<>();
        Deque<String> rest = new ArrayDeque<>(words);
        while (!rest.isEmpty()) {
            String word = rest.pop();
            if (!WITH_VALUE.contains(word) && !word.equals(PRIVATE)) {
                throw new UsageException("`%s` is not known. Try --help.".formatted(word));
            }
            if (WITH_VALUE.contains(word) && rest.isEmpty()) {
                throw new UsageException("%s needs a value after it. Try --help.".formatted(word));
            }
            given.put(word, word.equals(PRIVATE) ? "" : rest.pop());
        }
        return of(given);
    }

    private static CommandLine of(Map<String, String> given) {
        String listen = required(given, "--listen");
        int colon = listen.lastIndexOf(':');
        if (colon < 1) {
            throw new UsageException("--listen `%s` names no port; write HOST:PORT, as in 127.0.0.1:7881."
                    .formatted(listen));
        }
        return new CommandLine(Path.of(required(given, "--data")), listen.substring(0, colon),
                port(listen.substring(colon + 1)), Path.of(required(given, "--credentials")),
                given.containsKey(PRIVATE), limits(given.getOrDefault("--limits", "alibaba-2025")));
    }

    private static String required(Map<String, String> given, String name) {
        if (!given.containsKey(name)) {
            throw new UsageException("%s is missing. Try --help.".formatted(name));
        }
        return given.get(name);
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below, as for a number out of range
        }
        throw new UsageException("Port `%s` is no number from 0 to 65535.".formatted(text));
    }

    private static Limits limits(String profile) {
        try {
            return Limits.named(profile);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }
}
