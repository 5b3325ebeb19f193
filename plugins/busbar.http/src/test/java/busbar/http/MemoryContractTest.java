package busbar.http;

import busbar.api.BusService;
import busbar.http.fixture.MemoryBusService;

/** The fixture itself keeps the contract, so that what the wire shows is not the fixture's mistake. */
class MemoryContractTest extends BusServiceContract {
    @Override
    protected BusService open() {
        return new MemoryBusService();
    }
}
