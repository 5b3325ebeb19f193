package busbar.ui.target;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;

/** Names and values as lines of {@code name: value}. Pure. */
final class Pairs {

    private Pairs() {
    }

    static String write(Map<String, String> pairs) {
        return pairs.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).collect(Collectors.joining("\n"));
    }

    /** @throws IllegalArgumentException naming the line that has no colon */
    static Map<String, String> read(String lines) {
        Map<String, String> pairs = new LinkedHashMap<>();
        lines.lines().filter(line -> !line.isBlank()).forEach(line -> {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException(NLS.bind(Messages.TargetConnection_noColon, line));
            }
            pairs.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        });
        return pairs;
    }
}
