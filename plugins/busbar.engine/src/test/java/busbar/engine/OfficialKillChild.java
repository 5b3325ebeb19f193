package busbar.engine;

import busbar.api.BusService;
import busbar.api.Role;
import busbar.api.model.EventRule;
import java.nio.file.Path;
import java.util.List;

/** An engine whose rules are made and deleted, each told after the answer, until it is killed. */
public final class OfficialKillChild {
    static final String BUS = "kill";

    private OfficialKillChild() {
    }

    /** @param args the folder, the prefix of the names */
    public static void main(String[] args) {
        BusService service = EngineKillChild.open(Path.of(args[0])).service("kill", Role.ADMIN);
        if (service.buses().stream().noneMatch(bus -> bus.name().equals(BUS))) {
            service.createBus(BUS, "");
        }
        for (int i = 0;; i++) {
            String name = args[1] + "-" + i;
            service.createRule(EventRule.draft(BUS, name, "{}", List.of()));
            System.out.println("Created " + name);
            if (i % 2 == 0) {
                service.deleteRule(BUS, name);
                System.out.println("Deleted " + name);
            }
        }
    }
}
