package busbar.headless;

import busbar.api.BusException;
import busbar.engine.channel.ChannelException;
import busbar.engine.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/** Entry of {@code busbar-service}. */
public final class Main {
    private static final int WRONG_USAGE = 2;
    private static final int CANNOT_START = 3;

    private Main() {
    }

    public static void main(String[] args) {
        List<String> words = List.of(args);
        if (words.contains("--help")) {
            System.out.print(CommandLine.USAGE);
        } else if (words.contains("--version")) {
            System.out.println("busbar-service " + version());
        } else {
            run(words);
        }
    }

    private static void run(List<String> words) {
        try {
            Daemon daemon = Daemon.start(CommandLine.parse(words));
            System.out.println("busbar-service ready " + daemon.address());
            System.out.flush();
        } catch (UsageException e) {
            end(WRONG_USAGE, e.getMessage());
        } catch (BusException | StoreException | ChannelException | UncheckedIOException e) {
            end(CANNOT_START, e.getMessage());
        }
    }

    private static void end(int status, String message) {
        System.err.println("busbar-service: " + message);
        System.exit(status);
    }

    /** The version of the build, as in the jar's manifest. */
    static String version() {
        try (InputStream in = Main.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
