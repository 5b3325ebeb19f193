package busbar.engine;

import busbar.api.model.Limits;
import java.nio.file.Path;

/** How an engine is opened.
 *
 *  @param folder where events and state are kept; owned by one engine at a time
 *  @param privateTargets whether private and loopback addresses are delivered to, and files outside the folder */
public record EngineOptions(Path folder, Limits limits, boolean privateTargets, String version) {

    /** As the desktop opens it: an engine of the operator's own. */
    public static EngineOptions embedded(Path folder) {
        return new EngineOptions(folder, Limits.ALIBABA_2025, true, "");
    }
}
