package busbar.ui.rules;

import busbar.api.BusService;
import busbar.api.model.Connection;
import busbar.api.model.EventBus;
import busbar.api.model.TargetType;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a target's form offers.
 *
 *  @param connections names of the target connections that there are
 *  @param buses names of the buses that there are
 *  @param newConnection asks for a new one; answers its name, empty where the operator thought better of it */
record Offered(List<TargetType> types, List<String> connections, List<String> buses,
        Supplier<Optional<String>> newConnection) {

    /** Blocks. */
    static Offered read(BusService service, Supplier<Optional<String>> newConnection) {
        return new Offered(service.targetTypes(), service.connections().stream().map(Connection::name).toList(),
                service.buses().stream().map(EventBus::name).toList(), newConnection);
    }

    TargetType type(String name, TargetType other) {
        return types.stream().filter(type -> type.type().equals(name)).findFirst().orElse(other);
    }
}
