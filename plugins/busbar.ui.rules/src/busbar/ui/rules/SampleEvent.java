package busbar.ui.rules;

import busbar.api.BusException;
import busbar.api.BusService;
import busbar.api.event.Event;
import busbar.api.event.EventJson;
import busbar.api.event.OfficialType;
import busbar.api.model.EventBus;
import busbar.api.trace.TraceQuery;
import busbar.api.trace.TracedEvent;
import busbar.ui.kit.Background;
import busbar.ui.kit.Texts;
import busbar.ui.session.BusRef;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Control;

/** The event that a filter is tried on: the newest of the bus at first, a template where there is none, and then what
 *  the operator makes of it. Kept as long as the editor is open; no part of the rule. UI thread. */
final class SampleEvent {
    /** For a bus that has no event yet. */
    static final String TEMPLATE = Texts.pretty(EventJson.write(Event.of("sample-1", "shop.orders", "order.created")
            .withSubject("orders/1001").withJson("{\"orderId\": 1001, \"amount\": 129.90, \"currency\": \"EUR\"}")));
    /** Likewise for the built-in bus. */
    static final String OFFICIAL = Texts.pretty(EventJson.write(OfficialType.SAMPLE));
    private final BusRef bus;
    private String json = "";
    private boolean folded;

    SampleEvent(BusRef bus) {
        this.bus = bus;
    }

    String json() {
        return json;
    }

    void json(String typed) {
        json = typed;
    }

    /** Whether the operator put this part of the form away. */
    boolean isFolded() {
        return folded;
    }

    void folded(boolean away) {
        folded = away;
    }

    /** Reads the newest event of the bus in a job.
     *
     *  @param owner gets the answer only while it is there */
    void load(Control owner, Consumer<String> show) {
        Background.call(bus.session(), Messages.bind(Messages.TryForm_job, bus.bus()),
                () -> newest(bus.session().service(), bus.bus()))
                .then(show).orElse(problem -> show.accept(template(bus.bus()))).whileAlive(owner).quietly().schedule();
    }

    /** Blocks; not on the UI thread. */
    static String newest(BusService service, String bus) {
        List<TracedEvent> found = service.tracedEvents(TraceQuery.ofBus(bus).page(1, "")).items();
        if (found.isEmpty()) {
            return template(bus);
        }
        try {
            return Texts.pretty(EventJson.write(service.event(bus, found.get(0).eventId())));
        } catch (BusException.NotFound e) {
            return template(bus); // traced, but no longer kept
        }
    }

    private static String template(String bus) {
        return bus.equals(EventBus.DEFAULT) ? OFFICIAL : TEMPLATE;
    }
}
