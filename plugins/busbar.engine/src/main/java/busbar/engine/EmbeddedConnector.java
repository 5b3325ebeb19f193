package busbar.engine;

import busbar.api.AccessKey;
import busbar.api.BusConnector;
import busbar.api.BusException;
import busbar.api.BusService;
import busbar.engine.channel.ChannelException;
import busbar.engine.store.StoreException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** Opens an engine in this process, at {@code embedded:/path/of/its/folder}. Closing the service closes the engine. */
@Component(service = BusConnector.class)
public final class EmbeddedConnector implements BusConnector {

    @Override
    public boolean opens(String scheme) {
        return scheme.equals("embedded");
    }

    @Override
    public BusService connect(URI address, Optional<AccessKey> key) {
        try {
            Engine engine = Engine.open(EngineOptions.embedded(Path.of(URI.create("file:" + path(address)))));
            return engine.ownedBy(System.getProperty("user.name", ""));
        } catch (StoreException | ChannelException e) {
            throw new BusException.Unreachable("The embedded engine could not be opened. " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new BusException.Invalid("InvalidArgument",
                    "`%s` names no folder; give embedded:/path/of/a/folder.".formatted(address), e);
        }
    }

    private static String path(URI address) {
        return address.getRawSchemeSpecificPart();
    }
}
