package busbar.ui.history;

import busbar.api.model.Definition;
import busbar.api.model.Difference;
import busbar.ui.compare.CompareDialog.Side;
import busbar.ui.compare.DifferenceWords;
import busbar.ui.kit.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;

/** The versions that are shown, and which two of them stand side by side. Plain Java. */
final class HistoryModel {
    private List<Row> rows = List.of();

    /** A version and what it changed.
     *
     *  @param what empty where the version before it is not kept any more */
    record Row(Definition version, String what) {

        String when() {
            return version.changedAt().equals(Instant.EPOCH) ? "" : Texts.time(version.changedAt());
        }
    }

    /** Two versions side by side, the older one first. */
    record Pair(Side left, Side right) {
    }

    /** @param versions newest first */
    void show(List<? extends Definition> versions) {
        List<Row> found = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            Definition version = versions.get(i);
            Definition before = i + 1 < versions.size() ? versions.get(i + 1) : null;
            found.add(new Row(version, before == null ? first(version) : what(before, version)));
        }
        rows = List.copyOf(found);
    }

    private static String first(Definition version) {
        return version.version() == 1 ? Messages.History_created : "";
    }

    private static String what(Definition before, Definition version) {
        List<Difference> differences = Difference.between(before, version);
        return differences.isEmpty() ? Messages.History_nothing : DifferenceWords.of(differences);
    }

    List<Row> rows() {
        return rows;
    }

    Optional<Definition> present() {
        return rows.stream().findFirst().map(Row::version);
    }

    /** One version stands beside the present one, two beside each other; empty while nothing is chosen. */
    Optional<Pair> pair(List<Row> chosen) {
        List<Definition> both = new ArrayList<>(chosen.stream().limit(2).map(Row::version).toList());
        if (both.size() == 1) {
            present().ifPresent(both::add);
        }
        both.sort(Comparator.comparingLong(Definition::version));
        return both.size() < 2 ? Optional.empty() : Optional.of(new Pair(side(both.get(0)), side(both.get(1))));
    }

    private Side side(Definition version) {
        boolean isPresent = present().filter(p -> p.version() == version.version()).isPresent();
        return new Side(NLS.bind(isPresent ? Messages.History_present : Messages.History_version, version.version()),
                version);
    }

    /** The version that may be made the present one. */
    Optional<Definition> restorable(List<Row> chosen) {
        return chosen.size() != 1 ? Optional.empty() : chosen.stream().map(Row::version)
                .filter(version -> present().filter(p -> p.version() > version.version()).isPresent()).findFirst();
    }
}
