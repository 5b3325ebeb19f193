package busbar.ui.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import busbar.api.model.EventBus;
import busbar.ui.history.HistoryModel.Pair;
import busbar.ui.history.HistoryModel.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryModelTest {
    private final HistoryModel model = new HistoryModel();

    @BeforeEach
    void show() {
        model.show(List.of(version(3, "three"), version(2, "two"), version(1, "one")));
    }

    private static EventBus version(int number, String words) {
        return EventBus.draft("orders", words).withVersion(number, Instant.EPOCH.plusSeconds(number), "anna");
    }

    @Test
    void eachVersionTellsWhatItChanged() {
        assertEquals(List.of("description two → three", "description one → two", "created"),
                model.rows().stream().map(Row::what).toList());
        model.show(List.of(version(60, "x"), version(59, "x")));
        assertEquals(List.of("nothing that is shown, such as a secret", ""),
                model.rows().stream().map(Row::what).toList());
    }

    @Test
    void oneStandsBesideThePresentOneAndTwoBesideEachOther() {
        assertEquals("Version 1 | Version 3, the present one", titles(row(1)));
        assertEquals("Version 1 | Version 2", titles(row(2), row(1)));
        assertEquals("Version 1 | Version 2", titles(row(1), row(2)));
        assertEquals(Optional.empty(), model.pair(List.of()));
    }

    @Test
    void aVersionBeforeThePresentOneCanBeRestored() {
        assertEquals(Optional.of(row(1).version()), model.restorable(List.of(row(1))));
        assertEquals(Optional.empty(), model.restorable(List.of(row(3))));
        assertEquals(Optional.empty(), model.restorable(List.of(row(1), row(2))));
    }

    private Row row(int version) {
        return model.rows().get(3 - version);
    }

    private String titles(Row... chosen) {
        Pair pair = model.pair(List.of(chosen)).orElseThrow();
        return pair.left().title() + " | " + pair.right().title();
    }
}
