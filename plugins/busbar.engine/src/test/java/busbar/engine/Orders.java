package busbar.engine;

import busbar.api.BusService;
import busbar.api.Role;
import busbar.api.deadletter.DeadLetterQuery;
import busbar.api.event.Event;
import java.util.List;
import java.util.stream.IntStream;

/** What tests that open engine after engine over one folder do with its bus {@code orders}. */
final class Orders {

    private Orders() {
    }

    static BusService service(Engine engine) {
        return engine.service("test", Role.ADMIN);
    }

    static List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "e" + i).toList();
    }

    static void put(Engine engine, List<String> ids) {
        ids.forEach(id -> service(engine).putEvents("orders", List.of(Event.of(id, "app", "made"))));
    }

    static long letters(Engine engine) {
        return service(engine).countDeadLetters(DeadLetterQuery.ofBus("orders"));
    }
}
