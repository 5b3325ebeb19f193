package busbar.ui.session;

import java.nio.file.Path;

/** The folder of what Busbar keeps for this user. */
public final class BusbarHome {

    private BusbarHome() {
    }

    /** {@code ~/.busbar}, or what the system property {@code busbar.home} says. */
    public static Path folder() {
        String given = System.getProperty("busbar.home");
        return given == null ? Path.of(System.getProperty("user.home"), ".busbar") : Path.of(given).toAbsolutePath();
    }
}
