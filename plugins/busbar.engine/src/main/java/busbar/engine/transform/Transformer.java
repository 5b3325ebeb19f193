package busbar.engine.transform;

import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.transform.RequestParts;
import busbar.api.transform.TargetParam;
import busbar.api.transform.Transform;
import busbar.api.transform.TransformContext;
import busbar.api.transform.Transformed;
import busbar.engine.store.Delivery;
import busbar.engine.store.StoredEvent;

/** Makes deliveries of matches, and bodies of deliveries. */
public final class Transformer {
    private static final Transform WHOLE = new Transform.Original();
    private final Deliveries deliveries;

    /** Takes each delivery; never waits for its target. */
    @FunctionalInterface
    public interface Deliveries {
        void deliver(Delivery delivery);
    }

    public Transformer(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    public void matched(StoredEvent event, EventRule rule) {
        for (EventTarget target : rule.targets()) {
            deliveries.deliver(Delivery.first(event, rule.name(), target.id()));
        }
    }

    /** What the target asks for.
     *
     *  @param extractedMax characters that a value taken from the event may have
     *  @throws busbar.api.transform.TransformException when it cannot be made from this event */
    public static Transformed body(Delivery delivery, EventTarget target, int extractedMax) {
        StoredEvent event = delivery.event();
        TransformContext context = new TransformContext(event.event(), event.structured(), event.bus().name(),
                delivery.rule(), event.receivedAt(), extractedMax);
        Transform body = WHOLE;
        boolean bodyAlone = true;
        for (TargetParam param : target.params()) {
            body = param.isBody() ? param.transform() : body;
            bodyAlone &= param.isBody();
        }
        Transformed made = body.apply(context);
        return bodyAlone ? made
                : made.withParts(RequestParts.of(target.params(), context, target.destination().wildcards()));
    }
}
