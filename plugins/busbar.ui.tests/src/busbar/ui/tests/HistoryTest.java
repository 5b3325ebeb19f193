package busbar.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.model.EventBus;
import busbar.api.model.EventRetention;
import busbar.api.model.EventRule;
import busbar.ui.kit.Commands;
import busbar.ui.kit.ThemeColors;
import busbar.ui.testkit.FakeBus;
import busbar.ui.testkit.FakeSession;
import busbar.ui.testkit.Leaks;
import busbar.ui.testkit.Ui;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IViewPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The versions of definitions, and what happens when someone else was faster, with a real mouse. */
class HistoryTest {
    private final FakeBus bus = new FakeBus();
    private FakeSession session;
    private Table rules;

    @BeforeEach
    void open() {
        bus.rules().create(EventRule.draft(FakeBus.BUS, "to-crm", "{\"source\":[\"shop\"]}", List.of()));
        bus.rules().changeElsewhere("to-crm");
        bus.rules().update(bus.rules().rule("to-crm").withPattern(bus.rules().rule("to-crm").dialect(),
                "{\"source\":[\"app\"]}"));
        session = new FakeSession(bus);
        FakeSession.show("busbar.ui.rules");
        rules = Ui.byId(Table.class, "rules.table");
        Ui.until("the rule", () -> rules.getItemCount() == 1);
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void versionsAreComparedAndOneIsRestored() {
        Table versions = history();
        assertEquals(List.of("3", "2", "1"), column(versions, 0));
        assertEquals(List.of("test", "other", "test"), column(versions, 2));
        assertEquals(List.of("pattern {\"source\":[\"shop\"]} → {\"source\":[\"app\"]}",
                "description (none) → by another", "created"), column(versions, 3));
        StyledText left = Ui.byId(StyledText.class, "history.left");
        Ui.until("the one before is shown", () -> left.getText().contains("~       \"shop\""));
        Ui.picture("history");

        Button restore = Ui.byId(Button.class, "history.restore");
        Ui.clickRow(versions, 0, 1);
        Ui.until("the present one cannot be restored", () -> !restore.isEnabled());
        Ui.clickRow(versions, 2, 1);
        StyledText right = Ui.byId(StyledText.class, "history.right");
        Ui.until("the first one", () -> !left.getText().contains("by another"));
        assertTrue(Ui.get(right::getText).contains("+   \"description\" : \"by another\""), Ui.get(right::getText));
        int added = Ui.get(() -> right.getText().indexOf("+ "));
        assertEquals(ThemeColors.get(ThemeColors.GOOD), Ui.get(() -> right.getStyleRangeAtOffset(added).foreground));

        Ui.click(restore);
        Ui.picture("history-restore");
        Ui.pressButton("Restore");

        Ui.until("a fourth version", () -> versions.getItemCount() == 4);
        EventRule now = bus.rules().rule("to-crm");
        assertEquals(4, now.version());
        assertEquals("{\"source\":[\"shop\"]}", now.pattern());
        assertEquals("", now.description());
        Ui.pressButton("Close");
    }

    @Test
    void aRestoreThatCameTooLateIsToldAndTheNewestIsShown() {
        Table versions = history();
        Ui.clickRow(versions, 2, 1);
        bus.rules().changeElsewhere("to-crm");
        Ui.click(Ui.byId(Button.class, "history.restore"));
        Ui.pressButton("Restore");
        Ui.find(Label.class, "why", l -> l.getText().contains("was changed by another"));
        Ui.pressButton("OK");
        Ui.until("the version of the other", () -> versions.getItemCount() == 4);
        assertEquals("other", Ui.get(() -> versions.getItem(0).getText(2)));
        Ui.pressButton("Close");
    }

    @Test
    void closedDialogsLeaveNothingBehind() {
        lookAndClose();
        try (Leaks leaks = new Leaks()) {
            for (int i = 0; i < 3; i++) {
                lookAndClose();
            }
            assertEquals(List.of(), leaks.lost());
        }
    }

    private void lookAndClose() {
        history();
        Ui.pressButton("Close");
        Ui.until("closed", () -> Ui.display().getActiveShell() != null
                && Ui.display().getActiveShell().getParent() == null);
    }

    /** From the menu of the selected rule. */
    private Table history() {
        Ui.clickRow(rules, 0, 1);
        Ui.choose(rules, "History…");
        Table versions = Ui.byId(Table.class, "history.table");
        Ui.until("its versions", () -> versions.getItemCount() >= 3);
        return versions;
    }

    private static List<String> column(Table table, int column) {
        return Ui.get(() -> java.util.stream.Stream.of(table.getItems()).map(i -> i.getText(column)).toList());
    }

    @Test
    void aBusIsEditedAndWhoWasFasterIsTold() {
        IViewPart explorer = FakeSession.show("busbar.ui.explorer");
        awaitBusSelected();
        Ui.display().asyncExec(() -> Commands.run(explorer.getSite(), "busbar.ui.editBus", Map.of()));
        fill("newBus.description", "mine");
        fill("newBus.age", "0");
        Button save = Ui.byId(Button.class, "editBus.save");
        assertFalse(Ui.get(save::isEnabled), "no time at all is refused");
        fill("newBus.age", "30");
        fill("newBus.size", "2");
        Ui.picture("edit-bus");
        EventBus now = bus.buses().bus(FakeBus.BUS);
        bus.buses().changeElsewhere(FakeBus.BUS);
        Ui.click(save);

        Ui.find(Label.class, "who changed what", l -> l.getText().contains("other changed it at")
                && l.getText().contains("description (none) → by another"));
        Ui.pressButton("Keep Editing");
        Text description = Ui.byId(Text.class, "newBus.description");
        assertEquals("mine", Ui.get(description::getText));
        Ui.click(Ui.byId(Button.class, "editBus.save"));

        Ui.until("saved", () -> bus.buses().bus(FakeBus.BUS).description().equals("mine"));
        assertEquals(new EventRetention(Duration.ofDays(30), 2L << 30), bus.buses().bus(FakeBus.BUS).retention());
        assertEquals(now.version() + 2, bus.buses().bus(FakeBus.BUS).version());
    }

    private void awaitBusSelected() {
        org.eclipse.swt.widgets.Tree tree = Ui.byId(org.eclipse.swt.widgets.Tree.class, "explorer.tree");
        Ui.until("the bus to be selected", () -> tree.getSelectionCount() == 1
                && tree.getSelection()[0].getText().equals(FakeBus.BUS));
        Ui.run(tree::setFocus);
    }

    private static void fill(String id, String words) {
        Text text = Ui.byId(Text.class, id);
        Ui.run(() -> text.setText(words));
    }
}
