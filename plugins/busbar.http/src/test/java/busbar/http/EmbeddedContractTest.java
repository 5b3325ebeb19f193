package busbar.http;

import busbar.api.BusService;
import busbar.engine.EmbeddedConnector;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** The engine keeps the contract. */
class EmbeddedContractTest extends BusServiceContract {
    @TempDir
    Path folder;

    @Override
    protected BusService open() {
        return new EmbeddedConnector().connect(Engines.address(folder), Optional.empty());
    }
}
