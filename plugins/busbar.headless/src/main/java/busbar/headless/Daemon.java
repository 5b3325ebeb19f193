package busbar.headless;

import busbar.api.AccessKey;
import busbar.api.BusGateway;
import busbar.api.Role;
import busbar.engine.Engine;
import busbar.engine.EngineOptions;
import busbar.http.server.HttpGateway;
import java.net.URI;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An engine and the door to it, until a signal ends the process. */
final class Daemon {
    private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);
    private static final String ACTOR = "service"; // who changes something without a key
    private final Engine engine;
    private final BusGateway.Open door;

    private Daemon(Engine engine, BusGateway.Open door) {
        this.engine = engine;
        this.door = door;
    }

    /** Takes requests when it returns.
     *
     *  @throws UsageException when the credentials cannot be used
     *  @throws RuntimeException when folder or address cannot be used, saying why */
    static Daemon start(CommandLine line) {
        List<AccessKey> keys = CredentialsFile.read(line.credentials());
        Engine engine = Engine.open(new EngineOptions(line.data(), line.limits(), line.allowPrivateTargets(),
                Main.version()));
        try {
            Daemon daemon = new Daemon(engine,
                    new HttpGateway().open(engine.service(ACTOR, Role.ADMIN), line.host(), line.port(), keys));
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("end").unstarted(daemon::end));
            return daemon;
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    URI address() {
        return door.address();
    }

    /** A signal is the usual way to end a service, so its status is 0 and not the signal's. */
    private void end() {
        int status = 0;
        try {
            door.close();
            engine.close();
            LOG.info("ended; nothing acknowledged is lost");
        } catch (RuntimeException e) {
            LOG.error("could not end in order; what was acknowledged is on disk all the same", e);
            status = 1;
        }
        Runtime.getRuntime().halt(status);
    }
}
