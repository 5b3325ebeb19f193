package busbar.http;

import busbar.api.BusService;
import busbar.http.fixture.MemoryBusService;
import org.junit.jupiter.api.AfterEach;

/** The contract holds across the wire. */
class WireContractTest extends BusServiceContract {
    private Wire wire;

    @Override
    protected BusService open() {
        wire = Wire.to(new MemoryBusService());
        return wire.connect();
    }

    @AfterEach
    void closeGateway() {
        wire.close();
    }
}
