package busbar.ui.tests;

import static busbar.ui.testkit.FakeSession.show;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.event.Event;
import busbar.api.model.Destination;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.ui.kit.Commands;
import busbar.ui.testkit.FakeBus;
import busbar.ui.testkit.FakeSession;
import busbar.ui.testkit.Ui;
import java.awt.event.KeyEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IViewPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Buses and rules in the explorer and in the table of rules, with mouse and keys. */
class ExplorerTest {
    private static final int CLICKS_MAX = 5;
    private final FakeBus bus = new FakeBus();
    private FakeSession session;
    private IViewPart explorer;
    private Tree tree;

    @BeforeEach
    void open() {
        bus.rules().create(EventRule.draft(FakeBus.BUS, "to-crm", "{}",
                List.of(EventTarget.of("crm", new Destination.Log()))));
        session = new FakeSession(bus);
        explorer = show("busbar.ui.explorer");
        tree = Ui.byId(Tree.class, "explorer.tree");
    }

    @AfterEach
    void close() {
        Ui.run(() -> FakeSession.page().closeAllEditors(false));
        session.close();
    }

    @Test
    void theCurrentBusIsSelected() {
        awaitSelected(FakeBus.BUS);
    }

    @Test
    void aNewBusIsMadeWithTheKeyboardAndSelected() {
        awaitSelected(FakeBus.BUS);
        Ui.display().asyncExec(() -> Commands.run(explorer.getSite(), "busbar.ui.newBus", Map.of()));
        Ui.click(Ui.byId(Text.class, "newBus.name"));
        Ui.type("invoices");
        Ui.press(KeyEvent.VK_ENTER);

        awaitSelected("invoices");
        Ui.until("current", () -> session.sessions().current().get().orElseThrow().bus().equals("invoices"));
    }

    @Test
    void aRuleIsDisabledAndEnabledFromItsMenu() {
        select("to-crm");
        assertTrue(menu().containsAll(List.of("Open Rule", "Disable Rule", "Delete Rule")), menu().toString());
        Ui.choose(tree, "Disable Rule");
        Ui.until("disabled", () -> !bus.rules().rule("to-crm").enabled());

        awaitSelected("to-crm  disabled");
        Ui.choose(tree, "Enable Rule");
        Ui.until("enabled", () -> bus.rules().rule("to-crm").enabled());
    }

    @Test
    void deliveryIsPausedAndResumedFromTheMenuOfARule() {
        select("to-crm");
        assertTrue(menu().contains("Pause Delivery") && !menu().contains("Resume Delivery"), menu().toString());
        Ui.choose(tree, "Pause Delivery");
        awaitSelected("to-crm  paused  1,234 waiting");
        Ui.picture("rule-paused");

        show("busbar.ui.rules");
        Table table = Ui.byId(Table.class, "rules.table");
        Ui.until("who paused", () -> table.getItemCount() == 1 && table.getItem(0).getText(1).contains("by anna")
                && table.getItem(0).getText(2).equals("1,234"));
        Ui.clickRow(table, 0, 1);
        Ui.choose(table, "Resume Delivery");
        Ui.until("delivering", () -> table.getItem(0).getText(1).equals("enabled"));
        assertEquals(List.of("pauseDelivery to-crm/crm", "resumeDelivery to-crm/crm"), bus.subscriptions().calls());
    }

    @Test
    void deliveryIsMovedToTheOldestEventAndAWrongTimeIsRefused() {
        bus.put(List.of(Event.of("e", "shop", "order")));
        select("to-crm");
        Ui.choose(tree, "Deliver From…");
        Button at = Ui.byId(Button.class, "deliverFrom.at");
        Ui.find(Label.class, "a count", label -> label.getText().endsWith("then: 1"));
        Ui.click(at);
        Text time = Ui.byId(Text.class, "deliverFrom.time");
        Ui.run(() -> time.setText("yesterday"));
        Button deliver = Ui.byId(Button.class, "deliverFrom.deliver");
        Ui.until("refused", () -> !deliver.isEnabled());
        Ui.picture("deliver-from-refused");

        Ui.click(Ui.byId(Button.class, "deliverFrom.oldest"));
        Ui.pressButton("Deliver");

        Ui.until("moved", () -> bus.subscriptions().calls().equals(List.of("deliverFrom to-crm/crm oldest")));
    }

    private List<String> menu() {
        return Ui.get(() -> Ui.items(tree).stream().map(MenuItem::getText).toList());
    }

    @Test
    void aRuleIsOpenedWithEnter() {
        select("to-crm");
        Ui.press(KeyEvent.VK_ENTER);

        awaitEditor();
    }

    @Test
    void aRuleIsOpenedFromItsMenu() {
        select("to-crm");
        Ui.choose(tree, "Open Rule");

        awaitEditor();
    }

    @Test
    void aRuleIsDeletedOnlyAfterAQuestion() {
        select("to-crm");
        Ui.press(KeyEvent.VK_DELETE);
        Ui.pressButton("Cancel");
        Ui.press(KeyEvent.VK_DELETE);
        Ui.pressButton("Delete");

        Ui.until("deleted", () -> bus.rules().all(FakeBus.BUS).isEmpty());
        assertEquals(List.of("createRule to-crm", "deleteRule to-crm"), bus.rules().calls());
    }

    @Test
    void deletingInTheFilterDeletesLettersOnly() {
        select("to-crm");
        Text filter = Ui.byId(Text.class, "explorer.filter");
        Ui.click(filter);
        Ui.type("crm");
        Ui.press(KeyEvent.VK_HOME);
        Ui.press(KeyEvent.VK_DELETE);

        Ui.until("two letters", () -> filter.getText().equals("rm"));
        assertEquals(1, bus.rules().all(FakeBus.BUS).size());
        Ui.run(() -> filter.setText(""));
    }

    @Test
    void theTableOfRulesOpensRefreshesAndDeletes() {
        show("busbar.ui.rules");
        Table table = Ui.byId(Table.class, "rules.table");
        Ui.until("one rule", () -> table.getItemCount() == 1);
        Ui.clickRow(table, 0, 2);
        awaitEditor();

        show("busbar.ui.rules");
        bus.rules().create(EventRule.draft(FakeBus.BUS, "to-shop", "{}", List.of()));
        Ui.press(KeyEvent.VK_F5);
        Ui.until("two rules", () -> table.getItemCount() == 2);

        Ui.clickRow(table, 1, 1);
        Ui.press(KeyEvent.VK_DELETE);
        Ui.pressButton("Delete");
        Ui.until("one rule again", () -> table.getItemCount() == 1);
    }

    private static void awaitEditor() {
        Ui.until("an editor", () -> FakeSession.page().getActiveEditor() != null
                && FakeSession.page().getActiveEditor().getTitle().equals("to-crm"));
    }

    private void awaitSelected(String text) {
        Ui.until(text + " to be selected", () -> tree.getSelectionCount() == 1
                && tree.getSelection()[0].getText().equals(text));
    }

    private TreeItem awaitRow(String text) {
        return Ui.await(text + " in the tree", () -> find(tree.getItems(), text));
    }

    /** Rows move while connections are read, so a click may meet another one; then it is made again. */
    private void select(String text) {
        awaitSelected(FakeBus.BUS);
        for (int click = 0; click < CLICKS_MAX && !isSelected(text); click++) {
            TreeItem row = awaitRow(text);
            Ui.clickAt(Ui.get(() -> tree.toDisplay(row.getBounds().x + 10, row.getBounds().y + 8)), 1);
            pause();
        }
        awaitSelected(text);
    }

    private boolean isSelected(String text) {
        return Ui.get(() -> tree.getSelectionCount() == 1 && tree.getSelection()[0].getText().equals(text));
    }

    private static void pause() {
        try {
            Thread.sleep(500); // longer than a double click may take
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<TreeItem> find(TreeItem[] items, String text) {
        for (TreeItem item : items) {
            Optional<TreeItem> found = item.getText().equals(text) ? Optional.of(item) : find(item.getItems(), text);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
