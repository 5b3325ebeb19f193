package busbar.ui.tests;

import static busbar.ui.testkit.FakeSession.hide;
import static busbar.ui.testkit.FakeSession.show;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.event.Event;
import busbar.ui.testkit.FakeBus;
import busbar.ui.testkit.FakeSession;
import busbar.ui.testkit.Ui;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The views of what happens on a bus, over a bus in memory. */
class ViewsTest {
    private final FakeBus bus = new FakeBus();
    private FakeSession session;

    @BeforeEach
    void open() {
        session = new FakeSession(bus);
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void aSentEventIsFoundInItsTrace() {
        show("busbar.ui.trace");
        show("busbar.ui.send");
        Text data = Ui.byId(Text.class, "send.data");
        Ui.run(() -> data.setText("{ \"orderId\": 17 }"));
        press(Ui.byId(Button.class, "send.button"));
        awaitText("send.result", text -> text.contains(FakeBus.BUS));

        Link link = Ui.byId(Link.class, "send.showTrace");
        Ui.run(() -> link.notifyListeners(SWT.Selection, null));

        Table steps = Ui.byId(Table.class, "trace.steps");
        Ui.until("five steps", () -> steps.getItemCount() == 5);
        Table table = Ui.byId(Table.class, "trace.table");
        assertEquals(1, Ui.get(table::getItemCount));
        assertEquals("to-crm", Ui.get(() -> table.getItem(0).getText(5)));
        assertTrue(Ui.get(() -> table.getItem(0).getText(2)).length() > 3);
    }

    @Test
    void brokenDataIsNotSent() {
        show("busbar.ui.send");
        Text data = Ui.byId(Text.class, "send.data");
        Ui.run(() -> data.setText("{ \"a\": }"));

        press(Ui.byId(Button.class, "send.button"));

        awaitText("send.result", text -> text.contains("line 1"));
    }

    @Test
    void storedEventsAreShownAndFiltered() {
        for (int i = 0; i < 30; i++) {
            bus.put(List.of(Event.of("stored-" + i, "shop", "order").withJson("{}")));
        }
        show("busbar.ui.trace");
        Table table = Ui.byId(Table.class, "trace.table");
        Ui.until("thirty events", () -> table.getItemCount() == 30);
        Text filter = Ui.byId(Text.class, "trace.filter");

        Ui.run(() -> filter.setText("stored-7"));

        Ui.until("one event", () -> table.getItemCount() == 1);
        Ui.run(() -> filter.setText(""));
    }

    @Test
    void anEventOfWhichNoStepWasKeptIsFoundAndTheViewSaysWhatIsMissing() {
        bus.put(List.of(Event.of("kept", "shop", "order"), Event.of("left-out", "shop", "order")));
        bus.leaveOut("left-out");
        show("busbar.ui.trace");
        awaitText("trace.status", text -> text.contains("5"));
        Table table = Ui.byId(Table.class, "trace.table");
        Ui.until("the one that is traced", () -> table.getItemCount() == 1);

        lookUp("left-out");

        Ui.until("the one of the log", () -> table.getItemCount() == 1);
        Label missing = Ui.byId(Label.class, "trace.missing"); // which finds what is in sight
        lookUp("kept");
        Ui.until("nothing is missing", () -> !missing.isVisible());
        lookUp("never-put");
        awaitText("trace.status", text -> text.contains("never-put"));
    }

    private static void lookUp(String eventId) {
        Text filter = Ui.byId(Text.class, "trace.filter");
        Ui.run(() -> {
            filter.setText(eventId);
            filter.notifyListeners(SWT.DefaultSelection, new org.eclipse.swt.widgets.Event());
        });
    }

    @Test
    void aDeadLetterAppearsByItselfAndIsReplayed() {
        show("busbar.ui.deadletters");
        bus.put(List.of(Event.of("dead-1", "shop", "order").withJson("{}")));
        Table table = Ui.byId(Table.class, "deadletter.table");
        Ui.until("one letter", () -> table.getItemCount() == 1);
        Ui.clickRow(table, 0, 1);

        Ui.click(Ui.byId(Button.class, "deadletter.replay"));

        awaitText("deadletter.status", text -> text.contains("1"));
        Ui.until("no letter", () -> table.getItemCount() == 0);
    }

    @Test
    void anEditedLetterIsReplayed() {
        bus.put(List.of(Event.of("dead-2", "shop", "order").withJson("{\"n\":1.10}")));
        show("busbar.ui.deadletters");
        Table table = Ui.byId(Table.class, "deadletter.table");
        Ui.until("one letter", () -> table.getItemCount() == 1);
        Ui.clickRow(table, 0, 1);
        Button edit = Ui.byId(Button.class, "deadletter.edit");
        Ui.until("enabled", edit::isEnabled);
        Ui.click(edit);
        Text json = Ui.byId(Text.class, "editReplay.json");
        assertTrue(Ui.get(json::getText).contains("1.10"));
        Button replay = Ui.byId(Button.class, "editReplay.replay");
        Ui.run(() -> json.setText("{"));
        Ui.until("refused", () -> !replay.isEnabled());
        Ui.run(() -> json.setText("{\"specversion\":\"1.0\",\"id\":\"x\",\"source\":\"s\",\"type\":\"t\",\"data\":2}"));

        Ui.click(replay);

        Ui.until("no letter", () -> table.getItemCount() == 0);
    }

    @Test
    void chartsAreDrawn() {
        show("busbar.ui.charts.metrics");
        Ui.byId(Canvas.class, "metrics.counts");
        Ui.byId(Canvas.class, "metrics.latency");

        awaitText("metrics.status", text -> text.matches("(?s).*\\d.*"));
    }

    @Test
    void tenThousandEventsDoNotHoldUpTheWindow() {
        show("busbar.ui.trace");
        for (int i = 0; i < 10_050; i++) {
            bus.put(List.of(Event.of("burst-" + i, "shop", "order")));
        }
        Table table = Ui.byId(Table.class, "trace.table");
        Ui.until("a full list", () -> table.getItemCount() == 10_000);

        long start = System.nanoTime();
        Ui.run(() -> table.getItem(9_999).getText(1));

        assertTrue(System.nanoTime() - start < 1_000_000_000L, "the window answers within a second");
    }

    @Test
    void closedViewsLeaveNoFollowerBehind() {
        for (int i = 0; i < 5; i++) {
            show("busbar.ui.trace");
            show("busbar.ui.deadletters");
            hide("busbar.ui.trace");
            hide("busbar.ui.deadletters");
        }

        Ui.until("no follower", () -> !bus.isFollowed());
    }

    private static void awaitText(String id, Predicate<String> wanted) {
        Label label = Ui.byId(Label.class, id);
        Ui.until(id, () -> wanted.test(label.getText()));
    }

    private static void press(Button button) {
        Ui.until("enabled", button::isEnabled);
        Ui.click(button);
    }
}
