package busbar.engine.subscription;

import busbar.api.model.EventRule;
import busbar.engine.store.BusId;
import busbar.engine.store.Delivery;
import busbar.engine.store.LaneKey;
import busbar.engine.store.StoredEvent;
import java.util.Optional;

/** What subscriptions ask of the stages beside them. */
public interface Neighbours {

    BusLog log(BusId bus);

    /** The rule as it is now. */
    Optional<EventRule> rule(BusId bus, String name);

    /** Offset of the newest delivery of a lane that waits on disk; -1 when none does. */
    long newestOnDisk(LaneKey lane);

    /** Begins no delivery of a lane. @param rows whether it may have some on disk from before the start */
    void hold(LaneKey lane, boolean rows);

    /** As {@link #hold}, and what is under way is not tried again. */
    void empty(LaneKey lane);

    void goOn(LaneKey lane);

    /** What a lane had in memory before the start was read again. */
    void readAgain(LaneKey lane);

    /** Waits a while for room in a lane's memory. @return whether there is some */
    boolean awaitRoom(LaneKey lane) throws InterruptedException;

    /** Whether there is room in a lane's memory. */
    boolean hasRoom(LaneKey lane);

    /** Waits a while until all that a lane wrote is on disk. @return whether it is */
    boolean awaitDisk(LaneKey lane) throws InterruptedException;

    /** Drops some deliveries of a lane that wait on disk. @return how many; 0 when there are no more
     *
     *  @param before of events before this offset */
    int drop(LaneKey lane, long before);

    /** Hands a delivery to its lane, unless it is known from before the start.
     *
     *  @param again whether it is made though it is over
     *  @param untold whether the trace has not heard yet that it is made */
    void deliver(Delivery delivery, boolean again, boolean untold);

    /** Tells the trace that a delivery is not made. */
    void skipped(Delivery delivery);

    /** Tells the trace of an event that nobody gets it where it was held back for a subscription that is gone.
     *
     *  @param toldUpTo the last that the trace had been told of it */
    void leftBehind(StoredEvent event, LaneKey gone, long toldUpTo);

    /** Number of the last that the trace was told. */
    long lastTold();

    /** Waits a while for the trace to take what it was told. */
    void settleTrace();
}
