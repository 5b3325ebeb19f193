package busbar.ui.session;

import java.net.URI;

/** A connection as it is kept between starts. Its secret is kept elsewhere.
 *
 *  @param keyId empty where none is asked for */
public record ConnectionSettings(String name, URI address, String keyId) {

    public ConnectionSettings {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A connection needs a name.");
        }
    }

    public boolean isEmbedded() {
        return "embedded".equals(address.getScheme());
    }
}
