package busbar.engine.dispatch;

import busbar.api.model.Destination;
import busbar.api.transform.Transformed;
import busbar.engine.store.Delivery;

/** Makes one attempt. Blocks until the target answered, or its time is over. */
public interface Sender extends AutoCloseable {

    Answer send(Delivery delivery, Destination destination, Transformed body);

    /** Breaks attempts off that are under way. */
    @Override
    void close();
}
