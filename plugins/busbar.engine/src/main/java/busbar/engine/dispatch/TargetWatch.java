package busbar.engine.dispatch;

import busbar.engine.store.Delivery;
import busbar.engine.store.Failure;
import busbar.engine.store.LaneKey;

/** Hears how targets are. Any thread; returns at once. */
public interface TargetWatch {

    /** Three attempts or more in a row failed, the last of them this one. */
    void targetFails(Delivery delivery, Failure why);

    /** Something arrived. */
    void targetWorks(LaneKey lane);
}
