package busbar.bench;

import busbar.api.event.Event;

/** Events of 1 KiB. */
final class Events {
    private static final String DATA = "{\"amount\":42,\"words\":\"%s\"}".formatted("x".repeat(860));

    private Events() {
    }

    static Event of(String id) {
        return Event.of(id, "app-17", "order.created").withJson(DATA);
    }
}
