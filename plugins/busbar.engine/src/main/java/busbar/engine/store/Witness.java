package busbar.engine.store;

import busbar.api.trace.TraceAction;
import java.time.Duration;

/** Sees every step of every event. Never waits and never fails. Any thread. */
@FunctionalInterface
public interface Witness {

    void saw(Sight sight);

    /** A step, as a stage sees it; texts are empty and numbers zero where they do not apply. */
    record Sight(StoredEvent event, TraceAction action, String rule, String target, int attempt, String endpoint,
            String status, Duration latency) {

        public static Sight of(StoredEvent event, TraceAction action, Duration latency) {
            return new Sight(event, action, "", "", 0, "", "", latency);
        }

        public static Sight ofRule(StoredEvent event, TraceAction action, String rule, Duration latency) {
            return new Sight(event, action, rule, "", 0, "", "", latency);
        }

        public static Sight ofDelivery(Delivery delivery, TraceAction action, String endpoint, String status,
                Duration latency) {
            return new Sight(delivery.event(), action, delivery.rule(), delivery.target(), delivery.attempt(),
                    endpoint, status, latency);
        }
    }
}
