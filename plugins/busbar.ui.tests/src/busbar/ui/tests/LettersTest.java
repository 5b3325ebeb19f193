package busbar.ui.tests;

import static busbar.ui.testkit.FakeSession.show;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.deadletter.ReplayJob;
import busbar.api.event.Event;
import busbar.ui.testkit.FakeBus;
import busbar.ui.testkit.FakeSession;
import busbar.ui.testkit.Ui;
import java.awt.event.KeyEvent;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dead letters by the dozen: filtered, replayed together, cancelled; and the way from an event to them. */
class LettersTest {
    private final FakeBus bus = new FakeBus();
    private FakeSession session;
    private Table table;

    @BeforeEach
    void open() {
        session = new FakeSession(bus);
        for (int i = 0; i < 12; i++) {
            bus.put(List.of(Event.of("dead-" + i, "shop", "order").withJson("{\"customer\": \"c-" + i % 3 + "\"}")));
        }
        show("busbar.ui.deadletters");
        table = Ui.byId(Table.class, "deadletter.table");
        Ui.until("all letters", () -> table.getItemCount() == 12);
    }

    @AfterEach
    void close() {
        show("busbar.ui.deadletters");
        filter("");
        session.close();
    }

    @Test
    void theChosenLetterTellsWhyItIsNotTriedAgain() {
        Ui.clickRow(table, 0, 1);

        Text detail = Ui.byId(Text.class, "deadletter.detail");
        String told = Ui.get(detail::getText);
        assertTrue(told.contains("(MaximumRetryAttempts)") && told.contains("[500] Internal Server Error")
                && told.contains("dead-11"), told);
        Ui.picture("letter-detail");

        Ui.run(table::selectAll);
        Ui.run(() -> table.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event()));
        Ui.until("no single letter", () -> !detail.isVisible());
    }

    @Test
    void onlyWhatTheFilterFindsIsReplayed() {
        filter("C-1");
        Ui.until("four letters", () -> table.getItemCount() == 4);

        Ui.click(Ui.byId(Button.class, "deadletter.replayAll"));
        Label question = Ui.find(Label.class, "the question", label -> label.getText().contains("C-1"));
        assertTrue(Ui.get(question::getText).contains("4"));
        Ui.pressButton("Replay");

        Ui.byId(Link.class, "empty.link");
        filter("");
        Ui.until("eight letters", () -> table.getItemCount() == 8);
    }

    @Test
    void nothingFoundSaysSoAndOffersAll() {
        filter("nobody");
        Link link = Ui.byId(Link.class, "empty.link");
        Ui.picture("no-letter-fits");
        Ui.clickAt(Ui.onScreen(link, 20, 8), 1);

        Ui.until("all letters", () -> table.isVisible() && table.getItemCount() == 12);
    }

    @Test
    void aReplayIsCancelledForGood() {
        bus.holdReplays();
        Button all = Ui.byId(Button.class, "deadletter.replayAll");
        Ui.until("enabled", all::isEnabled);
        Ui.click(all);
        Ui.pressButton("Replay");
        Button cancel = Ui.byId(Button.class, "deadletter.cancel");
        awaitStatus("0 of 12");
        assertTrue(Ui.get(() -> !all.isEnabled()));
        Ui.picture("replay-goes-on");

        Ui.click(cancel);

        awaitStatus("cancelled");
        assertEquals(ReplayJob.State.CANCELLED, bus.replayJob().state());
        Ui.until("no cancel", () -> !cancel.isVisible() && all.isEnabled());
    }

    @Test
    void aDoubleClickShowsTheTraceAndDeleteDiscards() {
        Ui.clickRow(table, 0, 1);
        Ui.press(KeyEvent.VK_DELETE);
        Ui.pressButton("Discard");
        Ui.until("one less", () -> table.getItemCount() == 11);

        Ui.clickRow(table, 0, 2);
        Table events = Ui.byId(Table.class, "trace.table");
        Ui.until("its event", () -> events.getSelectionCount() == 1
                && events.getSelection()[0].getText(1).equals("dead-10"));
    }

    @Test
    void anEventIsCopiedSentAgainAndFollowedToItsLetters() {
        show("busbar.ui.trace");
        Table events = Ui.byId(Table.class, "trace.table");
        Ui.until("events", () -> events.getItemCount() == 12);
        Ui.clickRow(events, 0, 1);

        Ui.choose(events, "Copy Event Id");
        Ui.until("the id in the clipboard", () -> "dead-11".equals(clipboard()));
        Ui.choose(events, "Send Again…");
        Text data = Ui.byId(Text.class, "send.data");
        Ui.until("the event in the form", () -> data.getText().contains("c-2"));
        Ui.choose(events, "Show Dead Letters");
        Ui.until("the letters", table::isVisible);
    }

    private static Object clipboard() {
        Clipboard clipboard = new Clipboard(Ui.display());
        try {
            return clipboard.getContents(TextTransfer.getInstance());
        } finally {
            clipboard.dispose();
        }
    }

    private static void filter(String words) {
        Text filter = Ui.byId(Text.class, "deadletter.filter");
        Ui.run(() -> filter.setText(words));
    }

    private static void awaitStatus(String words) {
        Label status = Ui.byId(Label.class, "deadletter.status");
        Ui.until(words, () -> status.getText().contains(words));
    }
}
