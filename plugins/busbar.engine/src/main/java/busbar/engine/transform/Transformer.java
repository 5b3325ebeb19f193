package busbar.engine.transform;

import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
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

    /** The body that the target asks for.
     *
     *  @param extractedMax characters that a value taken from the event may have
     *  @throws busbar.api.transform.TransformException when it cannot be made from this event */
    public static Transformed body(Delivery delivery, EventTarget target, int extractedMax) {
        StoredEvent event = delivery.event();
        return transform(target).apply(new TransformContext(event.event(), event.structured(), event.bus().name(),
                delivery.rule(), event.receivedAt(), extractedMax));
    }

    private static Transform transform(EventTarget target) {
        for (TargetParam param : target.params()) {
            if (param.resourceKey().equalsIgnoreCase(TargetParam.BODY)) {
                return param.transform();
            }
        }
        return WHOLE;
    }
}
