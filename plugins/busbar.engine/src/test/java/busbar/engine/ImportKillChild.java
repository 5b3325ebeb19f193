package busbar.engine;

import busbar.api.BusService;
import busbar.api.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An engine into which one set of definitions after the other is imported, until it is killed. */
public final class ImportKillChild {

    private ImportKillChild() {
    }

    /** @param args the folder, the file with the set, and how many are imported before it says that it is opened */
    public static void main(String[] args) throws IOException {
        String set = Files.readString(Path.of(args[1]));
        BusService service = EngineKillChild.open(Path.of(args[0])).service("kill", Role.ADMIN);
        int quiet = Integer.parseInt(args[2]);
        for (int next = 0;; next++) {
            if (next == quiet) {
                System.out.println("opened");
            }
            service.importDefinitions(generation(set, next));
        }
    }

    /** The set with other words everywhere. */
    static String generation(String set, int number) {
        return set.replace("generation 0", "generation " + number);
    }
}
