package busbar.engine;

import busbar.engine.store.Database;
import busbar.engine.store.StoreException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets a damaged trace aside, so that an engine opens without it. */
final class TraceAside {
    private static final Logger LOG = LoggerFactory.getLogger(TraceAside.class);

    private TraceAside() {
    }

    /** @param engine opens it; what it opened is closed again where it throws */
    static Engine around(Path trace, Supplier<Engine> engine) {
        try {
            return engine.get();
        } catch (StoreException.Damaged e) {
            if (!e.isOf(trace)) {
                throw e;
            }
            String aside = trace.getFileName() + ".damaged-" + Instant.now().toEpochMilli();
            Database.setAside(trace, aside);
            LOG.error("the trace is damaged and was set aside as [{}]; a new one begins, no event is affected", aside,
                    e);
            return engine.get();
        }
    }
}
