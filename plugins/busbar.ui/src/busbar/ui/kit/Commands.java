package busbar.ui.kit;

import java.util.Map;
import java.util.Optional;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.services.IServiceLocator;

/** Runs commands of other features by their names, so that features need not know each other's classes. */
public final class Commands {

    private Commands() {
    }

    /** @return what the command answers; empty where that is nothing, or it failed */
    public static Optional<Object> run(IServiceLocator site, String id, Map<String, String> parameters) {
        Command command = site.getService(ICommandService.class).getCommand(id);
        try {
            return Optional.ofNullable(site.getService(IHandlerService.class)
                    .executeCommand(ParameterizedCommand.generateCommand(command, parameters), null));
        } catch (CommandException e) {
            Report.log("Command " + id, e);
            return Optional.empty();
        }
    }
}
