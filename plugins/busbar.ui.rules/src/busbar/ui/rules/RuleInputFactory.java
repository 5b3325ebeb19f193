package busbar.ui.rules;

import busbar.ui.session.BusRef;
import busbar.ui.session.BusSessions;
import java.util.Optional;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.PlatformUI;

/** Brings the rules back that were open when the console ended, also where it broke off. Called by the workbench. */
public class RuleInputFactory implements IElementFactory {
    static final String ID = "busbar.ui.rules.input";
    private static final String CONNECTION = "connection";
    private static final String BUS = "bus";
    private static final String RULE = "rule";

    static void save(RuleEditorInput input, IMemento memento) {
        memento.putString(CONNECTION, input.bus().session().name());
        memento.putString(BUS, input.bus().bus());
        memento.putString(RULE, input.rule());
    }

    /** @return null where the connection is known no more; the workbench then drops the editor */
    @Override
    public IAdaptable createElement(IMemento memento) {
        return PlatformUI.getWorkbench().getService(BusSessions.class).named(memento.getString(CONNECTION))
                .flatMap(session -> Optional.ofNullable(memento.getString(BUS)).map(bus -> new BusRef(session, bus)))
                .map(bus -> new RuleEditorInput(bus, Optional.ofNullable(memento.getString(RULE)).orElse("")))
                .orElse(null);
    }
}
