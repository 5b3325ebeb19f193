package busbar.http;

import busbar.api.BusService;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The engine keeps the contract. */
class EmbeddedContractTest extends BusServiceContract {
    @TempDir
    Path folder;

    @Override
    protected BusService open() {
        return Engines.open(folder);
    }
}
