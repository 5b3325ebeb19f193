package busbar.ui.testkit;

import busbar.api.BusException;
import busbar.api.model.EventBus;
import java.time.Instant;
import java.util.List;

/** The buses of a fake service. */
public final class FakeBuses {
    private static final Instant CHANGED = Instant.parse("2024-05-01T12:00:00Z");
    private final FakeVersions<EventBus> versions = new FakeVersions<>();

    FakeBuses(String first) {
        create(EventBus.draft(first, ""));
    }

    List<EventBus> all() {
        return versions.newest();
    }

    public EventBus bus(String name) {
        return versions.newest(name).orElseThrow(() -> new BusException.NotFound("EventBusNotExist",
                "There is no event bus `" + name + "`."));
    }

    EventBus create(EventBus draft) {
        return versions.keep(draft.withCreatedAt(CHANGED).withVersion(1, CHANGED, "test"));
    }

    EventBus update(EventBus changed) {
        versions.check(changed, "EventBusVersionConflict");
        return versions.keep(changed.withVersion(changed.version() + 1, CHANGED, "test"));
    }

    /** What another operator does at the same time. */
    public EventBus changeElsewhere(String name) {
        EventBus now = bus(name);
        return versions.keep(now.withDescription("by another").withVersion(now.version() + 1, CHANGED, "other"));
    }

    List<EventBus> versions(String name) {
        return versions.all(name);
    }
}
