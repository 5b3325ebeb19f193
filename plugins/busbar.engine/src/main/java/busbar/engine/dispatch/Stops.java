package busbar.engine.dispatch;

import busbar.api.model.EventTarget;
import busbar.api.transform.Transformed;
import busbar.engine.store.BusId;
import busbar.engine.store.Delivery;
import busbar.engine.store.Failure;
import busbar.engine.store.LaneKey;
import busbar.engine.store.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** What dispatch asks of the stages beside it. */
public interface Stops extends TargetWatch {

    /** The target as its rule says now; empty when rule or target are gone. */
    Optional<EventTarget> target(BusId bus, String rule, String target);

    /** @throws busbar.api.transform.TransformException when the body cannot be made */
    Transformed body(Delivery delivery, EventTarget target);

    /** Whether a failed attempt is repeated, or one that could not be made. */
    Outcome after(Delivery delivery, EventTarget target, Failure failure);

    /** Keeps a delivery on disk that finds no room in memory. @return its row, when it is there */
    CompletableFuture<Long> spill(Delivery delivery, Instant now);

    /** Keeps a delivery on disk until it is tried again.
     *
     *  @param wanted asked last before it is kept
     *  @return its row, when it is there; 0 where it was not wanted */
    CompletableFuture<Long> retry(Delivery delivery, Instant due, BooleanSupplier wanted);

    /** Gives a delivery up. Completes when the dead letter is on disk. */
    CompletableFuture<Void> bury(Delivery delivery, String endpoint, int attempts, Failure why);

    /** Forgets the row of a delivery that arrived. Completes when it is gone. */
    CompletableFuture<Void> arrived(Delivery delivery);

    /** Deliveries of a lane that wait on disk, without those given.
     *
     *  @param inOrder gives them in the order of their events, due or not; otherwise those due, longest due first */
    Found waiting(LaneKey lane, Set<Long> without, Instant now, int limit, boolean inOrder);

    /** Deliveries found on disk. @param all whether there are no more */
    record Found(List<Delivery> deliveries, boolean all) {
    }

    /** Whether all events that were on disk at the start, and had to be read again for this lane, were. */
    boolean isReadAgain(LaneKey lane);

    /** When the next of a lane that is due after a time is due. */
    Optional<Instant> nextDue(LaneKey lane, Instant after);
}
