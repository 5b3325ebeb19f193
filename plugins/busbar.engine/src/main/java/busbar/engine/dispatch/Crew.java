package busbar.engine.dispatch;

import busbar.engine.store.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Who works for lanes. */
interface Crew {
    /** Until what the disk refused is tried again. */
    Duration TROUBLE_PAUSE = Duration.ofSeconds(1);

    void run(Runnable work);

    void wake(Lane lane, Instant at);

    /** Runs it {@link #TROUBLE_PAUSE} later. */
    void afterTrouble(Runnable work);

    /** Tries a delivery once and does what follows.
     *
     *  @param wanted whether a failure is tried again: false once the lane was emptied */
    void attempt(Lane lane, Delivery delivery, BooleanSupplier wanted);
}
