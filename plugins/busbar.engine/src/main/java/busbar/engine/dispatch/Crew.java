package busbar.engine.dispatch;

import busbar.engine.store.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Who works for lanes. */
interface Crew {
    void run(Runnable work);

    void wake(Lane lane, Instant at);

    void later(Duration pause, Runnable work);

    /** Tries a delivery once and does what follows.
     *
     *  @param wanted whether a failure is tried again: false once the lane was emptied */
    void attempt(Lane lane, Delivery delivery, BooleanSupplier wanted);
}
