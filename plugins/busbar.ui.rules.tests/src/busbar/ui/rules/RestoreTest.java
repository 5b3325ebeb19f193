package busbar.ui.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import busbar.api.model.Destination;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.ui.session.BusRef;
import busbar.ui.testkit.FakeBus;
import busbar.ui.testkit.FakeSession;
import busbar.ui.testkit.Ui;
import java.util.List;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.XMLMemento;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules that were open when the console ended come back with it. */
class RestoreTest {
    private final FakeBus bus = new FakeBus();
    private final RuleInputFactory factory = new RuleInputFactory();
    private FakeSession session;

    @BeforeEach
    void open() {
        bus.rules().create(EventRule.draft(FakeBus.BUS, "to-crm", "{}",
                List.of(EventTarget.of("crm", new Destination.Log()))));
        session = new FakeSession(bus);
    }

    @AfterEach
    void close() {
        Ui.run(() -> FakeSession.page().closeAllEditors(false));
        session.close();
    }

    @Test
    void aRuleComesBackAsItWasKept() {
        RuleEditorInput input = new RuleEditorInput(session.bus(), "to-crm");
        IMemento kept = XMLMemento.createWriteRoot("input");
        input.getPersistable().saveState(kept);

        assertEquals(input, Ui.get(() -> factory.createElement(kept)));
        assertEquals("busbar.ui.rules.input", input.getPersistable().getFactoryId());
    }

    @Test
    void aRuleThatNoServiceHasIsNotKept() {
        assertNull(new RuleEditorInput(session.bus(), "").getPersistable());
    }

    @Test
    void aRuleOfAConnectionThatWasRemovedIsLeftOut() {
        IMemento kept = XMLMemento.createWriteRoot("input");
        kept.putString("connection", "removed long ago");
        kept.putString("bus", "orders");

        assertNull(Ui.get(() -> factory.createElement(kept)));
        assertNull(Ui.get(() -> factory.createElement(XMLMemento.createWriteRoot("input"))));
    }

    @Test
    void aRuleOfAClosedConnectionIsReadOnceItIsOpened() {
        BusRef orders = session.bus();
        Ui.run(() -> session.sessions().close(orders.session()));
        edit(orders, "to-crm");
        Link open = Ui.find(Link.class, "an offer", link -> link.getText().contains(Messages.Opening_open));
        Ui.picture("rule-of-closed-connection");

        Ui.click(open);

        Ui.byId(Canvas.class, "rules.canvas");
    }

    @Test
    void aRuleThatCannotBeReadSaysWhyAndIsReadAgain() {
        edit(session.bus(), "to-shop");
        Ui.find(Label.class, "why", label -> label.getText().contains("There is no rule `to-shop`"));
        bus.rules().create(EventRule.draft(FakeBus.BUS, "to-shop", "{}", List.of()));

        Ui.click(Ui.find(Link.class, "an offer", link -> link.getText().contains(Messages.Opening_again)));

        Ui.byId(Canvas.class, "rules.canvas");
    }

    private static void edit(BusRef orders, String rule) {
        Ui.run(() -> {
            try {
                FakeSession.page().openEditor(new RuleEditorInput(orders, rule), RuleEditor.ID);
            } catch (PartInitException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
