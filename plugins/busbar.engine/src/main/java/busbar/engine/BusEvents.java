package busbar.engine;

import busbar.api.event.Event;
import busbar.api.event.EventData;
import busbar.api.event.EventJson;
import busbar.api.transform.Transformed;
import busbar.engine.store.Delivery;
import busbar.engine.store.Failure;
import java.time.Instant;

/** What an event becomes on its way to another bus. Pure. */
final class BusEvents {
    private static final String CONTENT_TYPE = "datacontenttype";
    private static final int ANSWER_MAX = 1_000; // characters; attributes travel as headers

    private BusEvents() {
    }

    /** The event with the data that the target's transform made; unchanged where that is the whole event. */
    static Event transformed(Event event, Transformed body) {
        if (body.contentType().startsWith(EventJson.STRUCTURED)) {
            return event;
        }
        boolean json = body.contentType().equals(Transformed.JSON);
        Event changed = event.withData(json ? EventData.json(body.body()) : new EventData.Text(body.bodyText()));
        return Event.isJson(event.dataContentType()) == json ? changed
                : changed.with(CONTENT_TYPE, json ? "application/json" : "text/plain");
    }

    /** A dead letter as an event: itself, with what a letter tells in attributes that begin with {@code dead}. */
    static Event dead(Delivery delivery, String endpoint, int attempts, Failure why, Instant now) {
        String answer = why.answer();
        Event event = delivery.event().event().with("deadbus", delivery.event().bus().name())
                .with("deadrule", delivery.rule()).with("deadtarget", delivery.target())
                .with("deadendpoint", endpoint).with("deadattempts", attempts)
                .with("deaderror", why.errorClass().name())
                .with("deadanswer", answer.length() > ANSWER_MAX ? answer.substring(0, ANSWER_MAX) : answer)
                .with("deadreceivedat", delivery.event().receivedAt().toString())
                .with("deadfirstattemptat", delivery.firstAttemptAt().orElse(now).toString())
                .with("deadat", now.toString());
        return why.errorClass().exhaustedCondition().map(bound -> event.with("deadexhausted", bound))
                .orElse(event.without("deadexhausted"));
    }
}
