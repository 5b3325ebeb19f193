package busbar.engine.store;

import busbar.api.BusException;
import busbar.api.model.Definition;
import busbar.api.model.Difference;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Refuses changes that began with a version which is no longer the newest. */
public final class Stale {

    private Stale() {
    }

    /** @param noun as in {@code Rule}
     *  @param versions of the definition, with that the change began with where it is still kept
     *  @throws BusException.Conflict telling who changed what meanwhile, and when */
    public static <T extends Definition> void check(String noun, String code, T now, T changed,
            Supplier<List<T>> versions) {
        if (now.version() == changed.version()) {
            return;
        }
        String what = versions.get().stream().filter(v -> v.version() == changed.version()).findFirst()
                .map(base -> ": " + words(base, now)).orElse("");
        throw new BusException.Conflict(code, ("%s `%s` was not saved: %s changed the %s at %s (version %d, yours "
                + "began as %d)%s. Look at that version first.").formatted(noun, now.name(),
                now.changedBy().isEmpty() ? "someone" : now.changedBy(), noun.toLowerCase(Locale.ROOT),
                now.changedAt(), now.version(), changed.version(), what));
    }

    private static String words(Definition base, Definition now) {
        List<Difference> differences = Difference.between(base, now);
        return differences.isEmpty() ? "nothing that is shown" : Difference.words(differences);
    }
}
