package busbar.ui.testkit;

import busbar.api.BusException;
import busbar.api.model.Definition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Versions of definitions, in memory and by name. */
final class FakeVersions<T extends Definition> {
    private final Map<String, List<T>> kept = new ConcurrentSkipListMap<>();

    List<T> newest() {
        return kept.values().stream().map(List::getFirst).toList();
    }

    Optional<T> newest(String name) {
        return Optional.ofNullable(kept.get(name)).map(List::getFirst);
    }

    List<T> all(String name) {
        return kept.getOrDefault(name, List.of());
    }

    synchronized T keep(T version) {
        List<T> versions = new ArrayList<>(all(version.name()));
        versions.addFirst(version);
        kept.put(version.name(), List.copyOf(versions));
        return version;
    }

    synchronized void remove(String name) {
        kept.remove(name);
    }

    /** Refuses a version that is not the newest, as every service does. */
    void check(T changed, String code) {
        if (newest(changed.name()).filter(now -> now.version() != changed.version()).isPresent()) {
            throw new BusException.Conflict(code, "`" + changed.name() + "` was changed by another.");
        }
    }
}
