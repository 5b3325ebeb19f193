package busbar.http;

import busbar.api.BusService;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The engine at the other end of a wire keeps it too: the same answers and the same errors. */
class WireContractTest extends BusServiceContract {
    @TempDir
    Path folder;
    private BusService engine;
    private Wire wire;

    @Override
    protected BusService open() {
        engine = Engines.open(folder);
        wire = Wire.to(engine);
        return wire.connect();
    }

    @AfterEach
    void closeEngine() {
        wire.close();
        engine.close();
    }
}
