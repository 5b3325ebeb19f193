package busbar.ui.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import busbar.api.model.Destination;
import busbar.api.model.EventBus;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.ui.testkit.FakeBus;
import busbar.ui.testkit.FakeSession;
import busbar.ui.testkit.Ui;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PartInitException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How hard a target is tried, in a window over a bus in memory that has another beside it. */
class TargetFormTest {
    private final FakeBus bus = new FakeBus();
    private FakeSession session;
    private IEditorPart editor;

    @BeforeEach
    void open() {
        session = new FakeSession(bus);
        session.bus().session().service().createBus(EventBus.draft("graveyard", ""));
        bus.rules().create(EventRule.draft(FakeBus.BUS, "to-crm", "{}",
                List.of(EventTarget.of("crm", new Destination.Log()))));
        editor = Ui.get(() -> {
            try {
                return FakeSession.page().openEditor(new RuleEditorInput(session.bus(), "to-crm"), RuleEditor.ID);
            } catch (PartInitException e) {
                throw new IllegalStateException(e);
            }
        });
        Ui.clickAt(Ui.area(Ui.byId(Canvas.class, "rules.canvas"), "target:crm"), 1);
    }

    @AfterEach
    void close() {
        Ui.run(() -> FakeSession.page().closeAllEditors(false));
        session.close();
    }

    @Test
    void aTargetSaysWhereItsDeadLettersGoAndHowManyDeliveriesRunAtOnce() {
        Combo letters = Ui.byId(Combo.class, "target.deadLetters");
        assertEquals(List.of(Messages.DeadLetters_own, "graveyard", "orders (bus of this rule)"),
                Ui.get(() -> List.of(letters.getItems())));
        assertEquals(Messages.DeadLetters_own, Ui.get(letters::getText));
        choose(letters, 1);
        Spinner most = Ui.byId(Spinner.class, "target.concurrency");
        Ui.run(() -> most.setSelection(3));

        Ui.display().asyncExec(() -> FakeSession.page().saveEditor(editor, false));
        Ui.until("saved", () -> !editor.isDirty());

        EventTarget saved = bus.rules().rule("to-crm").targets().get(0);
        assertEquals("graveyard", saved.deadLetterBus().orElse(""));
        assertEquals(3, saved.concurrencyMax());
    }

    @Test
    void aPlaceThatIsOfNoUseSaysSoWhileItIsChosen() {
        Combo letters = Ui.byId(Combo.class, "target.deadLetters");
        choose(letters, 2);
        Label problem = Ui.byId(Label.class, "target.deadLettersProblem");
        assertEquals(Messages.DeadLetters_circle, Ui.get(problem::getText));

        choose(letters, 1);

        Ui.until("no problem", () -> !problem.isVisible());
    }

    @Test
    void aTargetThatKeepsOrderHasOneDeliveryAndNoDeadLetters() {
        Combo letters = Ui.byId(Combo.class, "target.deadLetters");
        Spinner most = Ui.byId(Spinner.class, "target.concurrency");

        choose(Ui.byId(Combo.class, "target.tolerance"), 1);

        Ui.until("neither is of use", () -> !letters.isEnabled() && !most.isEnabled());
    }

    private static void choose(Combo combo, int index) {
        Ui.run(() -> {
            combo.select(index);
            combo.notifyListeners(SWT.Selection, new Event());
        });
    }
}
