package busbar.engine.channel;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Silences the log of the channel while a test makes trouble;
 *  {@code -Dbusbar.seed} or {@code -Dbusbar.loud} does not. */
final class ExpectTrouble implements BeforeAllCallback, AfterAllCallback {
    private final Logger log = (Logger) LoggerFactory.getLogger("busbar.engine.channel");

    @Override
    public void beforeAll(ExtensionContext context) {
        boolean loud = System.getProperty("busbar.seed") != null || System.getProperty("busbar.loud") != null;
        log.setLevel(loud ? Level.WARN : Level.OFF);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        log.setLevel(null);
    }
}
