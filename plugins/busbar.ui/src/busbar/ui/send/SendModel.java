package busbar.ui.send;

import busbar.api.BusService;
import busbar.api.PutResult;
import busbar.api.event.Event;
import busbar.api.event.EventData;
import busbar.api.event.EventFormatException;
import busbar.ui.kit.Texts;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Makes an event of what was typed and puts it on a bus. Plain Java; any thread. */
final class SendModel {
    private final Clock clock;
    private final Supplier<String> ids;

    /** Where a problem is. */
    enum Field {
        SOURCE, TYPE, SUBJECT, ID, DATA
    }

    /** What was typed; an empty id asks for a new one, empty data for none. */
    record Input(String source, String type, String subject, String id, String data) {
    }

    /** What was typed makes no event, or the bus did not take it. The message is fit to be shown. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final Field field;

        Refused(Field field, String message) {
            super(message);
            this.field = field;
        }

        /** Where the operator has to look. */
        Field field() {
            return field;
        }
    }

    /** @param ids makes the id of an event that was given none */
    SendModel(Clock clock, Supplier<String> ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** The event, with the time of now. @throws Refused at the first field that is wrong */
    Event event(Input input) {
        required(Field.SOURCE, Messages.Send_source, input.source());
        required(Field.TYPE, Messages.Send_type, input.type());
        String id = input.id().isBlank() ? ids.get() : input.id().strip();
        Map<String, Object> none = Map.of();
        Event event = new Event(id, input.source().strip(), input.type().strip(), none, data(input.data()));
        if (!input.subject().isBlank()) {
            event = event.withSubject(input.subject().strip());
        }
        event = event.with("time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        return input.data().isBlank() ? event : event.with("datacontenttype", "application/json");
    }

    /** What has to be typed for an event like this one. Its id is left out, so that the next one gets its own; data
     *  that is not JSON is left out too, because this form sends JSON. */
    static Input input(Event event) {
        String data = event.data() instanceof EventData.Json json ? Texts.pretty(json.bytes()) : "";
        return new Input(event.source(), event.type(), event.subject().orElse(""), "", data);
    }

    private static void required(Field field, String name, String text) {
        if (text.isBlank()) {
            throw new Refused(field, Messages.bind(Messages.Send_required, name));
        }
    }

    private static EventData data(String text) {
        if (text.isBlank()) {
            return EventData.NONE;
        }
        try {
            return EventData.json(text);
        } catch (EventFormatException e) {
            throw new Refused(Field.DATA, Messages.bind(Messages.Send_notJson, e.getMessage()));
        }
    }

    /** Puts the event on the bus. Blocks; not on the UI thread.
     *
     *  @throws Refused with the bus's own words when it did not take the event
     *  @throws busbar.api.BusException when it took nothing at all */
    static PutResult.Entry send(BusService service, String bus, Event event) {
        PutResult.Entry entry = service.putEvents(bus, List.of(event)).entries().get(0);
        if (!entry.isTaken()) {
            throw new Refused(Field.SOURCE, Messages.bind(Messages.Send_notTaken,
                    new Object[] {bus, entry.errorMessage(), entry.errorCode()}));
        }
        return entry;
    }
}
