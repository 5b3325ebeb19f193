package busbar.api.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.core.util.RecyclerPool;

/** What all readers and writers of JSON have in common. */
public final class Factories {
    /** Buffers for all threads together, as many as are at work at once: by default each thread has its own, and a
     *  virtual thread, which lives for one event, would fill new ones with zeros each time. */
    private static final RecyclerPool<BufferRecycler> BUFFERS = JsonRecyclerPools.newConcurrentDequePool();

    private Factories() {
    }

    /** Reads and writes UTF-8 alone: JSON between systems has no other coding (RFC 8259, 8.1). */
    public static JsonFactoryBuilder utf8() {
        JsonFactoryBuilder builder = new JsonFactoryBuilder();
        builder.disable(JsonFactory.Feature.CHARSET_DETECTION);
        builder.recyclerPool(BUFFERS);
        return builder;
    }
}
