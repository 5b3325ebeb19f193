package busbar.http;

import java.net.URI;
import java.nio.file.Path;

/** Where tests keep engines. */
final class Engines {

    private Engines() {
    }

    static URI address(Path folder) {
        return URI.create("embedded:" + folder.resolve("engine").toUri().getRawPath());
    }
}
