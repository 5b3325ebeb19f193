package busbar.ui.rules;

import busbar.ui.session.BusRef;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableElement;

/** A rule to be edited, or one to be drawn anew.
 *
 *  @param rule empty for a new one */
record RuleEditorInput(BusRef bus, String rule) implements IEditorInput, IPersistableElement {

    boolean isNew() {
        return rule.isEmpty();
    }

    @Override
    public boolean exists() {
        return !isNew();
    }

    @Override
    public ImageDescriptor getImageDescriptor() {
        return RuleIcons.descriptor("rule");
    }

    @Override
    public String getName() {
        return isNew() ? Messages.RuleEditor_newRule : rule;
    }

    /** A rule that no service has yet cannot be brought back. */
    @Override
    public IPersistableElement getPersistable() {
        return isNew() ? null : this;
    }

    @Override
    public String getFactoryId() {
        return RuleInputFactory.ID;
    }

    @Override
    public void saveState(IMemento memento) {
        RuleInputFactory.save(this, memento);
    }

    @Override
    public String getToolTipText() {
        return bus.session().name() + " / " + bus.bus() + " / " + getName();
    }

    @Override
    public <T> T getAdapter(Class<T> adapter) {
        return null;
    }
}
