package busbar.ui.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.event.Event;
import busbar.api.model.Authorization;
import busbar.api.model.Connection;
import busbar.api.model.Destination;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.transform.TargetParam;
import busbar.ui.kit.ThemeColors;
import busbar.ui.testkit.FakeBus;
import busbar.ui.testkit.FakeSession;
import busbar.ui.testkit.Leaks;
import busbar.ui.testkit.Ui;
import java.awt.event.KeyEvent;
import java.net.URI;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;

import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PartInitException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The builder in a window, drawn with a real mouse, over a bus in memory. */
class BuilderTest {
    private final FakeBus bus = new FakeBus();
    private FakeSession session;

    @BeforeEach
    void open() {
        session = new FakeSession(bus);
    }

    @AfterEach
    void close() {
        Ui.run(() -> FakeSession.page().closeAllEditors(false));
        session.close();
    }

    @Test
    void aRuleIsDrawnFilledInAndSaved() {
        RuleEditor editor = edit("");
        drag(0, "drop:filter");
        fill("filter.value", "shop.orders");
        Ui.click(Ui.byId(Button.class, "filter.add"));
        awaitText("filter.pattern", "\"source\"");
        drag(1, "drop:target");
        fill("target.url", "http://crm:8080/in");
        Spinner retries = Ui.byId(Spinner.class, "target.retries");
        Ui.run(() -> retries.setSelection(7));
        Ui.picture("target-form");
        Ui.clickAt(Ui.area(canvas(), "filter"), 1);
        awaitResult(Messages.TryForm_matches);
        Ui.picture("filter-form");
        Ui.clickAt(Ui.area(canvas(), "bus"), 1);
        fill("rule.name", "to-crm");

        save(editor);

        assertEquals(List.of("createRule to-crm"), bus.rules().calls());
        EventRule rule = bus.rules().rule("to-crm");
        assertTrue(rule.pattern().contains("shop.orders"));
        assertEquals("http://crm:8080/in", rule.targets().get(0).destination().endpoint());
        assertEquals(7, rule.targets().get(0).retry().retriesMax());
        assertEquals("to-crm", Ui.get(editor::getTitle));
    }

    @Test
    void aRuleThatLacksSomethingIsNotSaved() {
        RuleEditor editor = edit("");
        drag(0, "drop:filter");
        drag(1, "drop:target");

        saveLater(editor);
        Ui.pressButton("OK");

        assertTrue(Ui.get(editor::isDirty));
        assertEquals(List.of(), bus.rules().calls());
        Label problem = Ui.byId(Label.class, "target.problem");
        assertTrue(Ui.get(problem::getText).contains("url"));
    }

    @Test
    void aSecondFilterIsNotTaken() {
        RuleEditor editor = edit("");
        drag(0, "drop:filter");
        fill("filter.value", "shop");
        Ui.click(Ui.byId(Button.class, "filter.add"));
        awaitText("filter.pattern", "shop");

        drag(0, "drop:target");

        awaitText("filter.pattern", "shop");
        assertTrue(Ui.get(editor::isDirty));
    }

    @Test
    void aSavedRuleOpensAsItIs() {
        bus.rules().create(rule());
        RuleEditor editor = edit("to-crm");

        Ui.clickAt(Ui.area(canvas(), "filter"), 1);
        awaitText("filter.pattern", "{\"source\": [\"shop\"]}");
        Ui.clickAt(Ui.area(canvas(), "target:crm"), 1);
        awaitText("target.url", "http://crm");
        Ui.clickAt(Ui.area(canvas(), "bus"), 1);
        awaitText("rule.name", "to-crm");

        assertFalse(Ui.get(editor::isDirty));
        assertFalse(Ui.get(() -> Ui.byId(Text.class, "rule.name").getEditable()));
    }

    @Test
    void aStaleVersionCanBeKeptAndThenOverwritten() {
        bus.rules().create(rule());
        RuleEditor editor = edit("to-crm");
        Ui.clickAt(Ui.area(canvas(), "bus"), 1);
        fill("rule.description", "mine");
        bus.rules().changeElsewhere("to-crm");

        saveLater(editor);
        Ui.pressButton("Keep Editing");
        Ui.until("still dirty", editor::isDirty);
        assertEquals("by another", bus.rules().rule("to-crm").description());
        awaitText("rule.description", "mine");

        saveLater(editor);
        Ui.pressButton("Compare");
        StyledText theirs = Ui.byId(StyledText.class, "compare.right");
        assertTrue(Ui.get(theirs::getText).contains("~   \"description\" : \"by another\""), Ui.get(theirs::getText));
        assertTrue(Ui.get(() -> Ui.byId(StyledText.class, "compare.left").getText()).contains("mine"));
        Ui.picture("conflict-compare");
        Ui.pressButton("Close");
        Ui.find(Label.class, "who changed what", l -> l.getText().contains("other changed it at")
                && l.getText().contains("description (none) → by another"));
        Ui.picture("conflict");
        Ui.pressButton("Overwrite");
        Ui.until("saved", () -> !editor.isDirty());
        assertEquals("mine", bus.rules().rule("to-crm").description());
        assertEquals(3, bus.rules().rule("to-crm").version());
    }

    @Test
    void whatAnotherChangedIsShownAtOnceWhereNothingWasEdited() {
        bus.rules().create(rule());
        RuleEditor editor = edit("to-crm");
        Ui.clickAt(Ui.area(canvas(), "bus"), 1);
        awaitText("rule.name", "to-crm");

        bus.rules().changeElsewhere("to-crm");
        Ui.run(() -> session.sessions().changes().fire(session.bus()));

        awaitText("rule.description", "by another");
        assertFalse(Ui.get(editor::isDirty));
    }

    @Test
    void aTargetChoosesOneOfTheConnectionsThatThereAreOrMakesOne() {
        bus.connections().create(Connection.of("crm", new Authorization.None()));
        bus.rules().create(rule());
        RuleEditor editor = edit("to-crm");
        Ui.clickAt(Ui.area(canvas(), "target:crm"), 1);
        Combo offered = Ui.byId(Combo.class, "target.connection");
        assertEquals(List.of("none", "crm", "New Connection…"), Ui.get(() -> List.of(offered.getItems())));
        assertEquals("none", Ui.get(offered::getText));
        choose(offered, 1);
        Ui.until("dirty", editor::isDirty);

        Ui.display().asyncExec(() -> choose(offered, 2));
        fill("target.name", "billing");
        Ui.picture("target-connection-new");
        Ui.click(Ui.byId(Button.class, "target.save"));

        Ui.until("the new one to be chosen", () -> Ui.byId(Combo.class, "target.connection").getText()
                .equals("billing"));
        save(editor);
        assertEquals("billing", bus.rules().rule("to-crm").targets().get(0).destination()
                instanceof Destination.Http http ? http.connection() : "");
    }

    @Test
    void partsOfARequestAreMadeFromTheEvent() {
        bus.rules().create(rule());
        RuleEditor editor = edit("to-crm");
        Ui.clickAt(Ui.area(canvas(), "target:crm"), 1);
        fill("target.url", "http://crm/orders/*");
        Combo path = Ui.byId(Combo.class, "target.PathParameterValues");
        assertEquals(List.of("none", "CONSTANT", "JSONPATH", "TEMPLATE"), Ui.get(() -> List.of(path.getItems())));
        choose(path, 3);
        awaitText("target.PathParameterValues.template", "[\"${id}\"]");
        choose(Ui.byId(Combo.class, "target.HeaderParameters"), 1);
        fill("target.HeaderParameters.value", "{\"Host\":\"x\"}");
        Label problem = Ui.byId(Label.class, "target.problem");
        Ui.until("what is wrong", () -> problem.getText().contains("Host"));
        fill("target.HeaderParameters.value", "{\"X-Team\":\"blue\"}");
        Ui.until("nothing wrong", () -> problem.getText().isEmpty());
        Ui.picture("target-parts");

        save(editor);

        assertEquals(List.of(TargetParam.of("HeaderParameters", "CONSTANT", "{\"X-Team\":\"blue\"}", ""),
                TargetParam.of("PathParameterValues", "TEMPLATE", "{\"id\":\"$.id\"}", "[\"${id}\"]")),
                bus.rules().rule("to-crm").targets().get(0).params());
    }

    private static void choose(Combo combo, int index) {
        Ui.run(() -> {
            combo.select(index);
            combo.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
        });
    }

    @Test
    void keysTravelRemoveAndUndo() {
        bus.rules().create(rule());
        RuleEditor editor = edit("to-crm");
        Ui.clickAt(Ui.area(canvas(), "bus"), 1);
        Ui.byId(Text.class, "rule.name");

        Ui.press(KeyEvent.VK_RIGHT);
        Ui.byId(Text.class, "filter.pattern");
        Ui.press(KeyEvent.VK_RIGHT);
        Ui.byId(Text.class, "target.url");
        Ui.press(KeyEvent.VK_DELETE);
        Ui.until("dirty", editor::isDirty);
        Ui.press(KeyEvent.VK_CONTROL, KeyEvent.VK_Z);

        Ui.until("as it was", () -> !editor.isDirty());
        Ui.area(canvas(), "target:crm");
    }

    @Test
    void aFilterIsTriedOnTheNewestEventWhileItIsDrawn() {
        bus.put(List.of(Event.of("e-17", "shop", "order").withJson("{\"amount\": 7}")));
        edit("");
        drag(0, "drop:filter");
        Text sample = Ui.byId(Text.class, "try.sample");
        Ui.until("the newest event", () -> sample.getText().contains("e-17"));
        awaitResult(Messages.TryForm_matches);

        fill("filter.pattern", "{\"source\": [\"shop\"], \"data\": {\"amount\": [{\"numeric\": [\">\", 10]}]}}");
        StyledText result = awaitResult(Messages.TryForm_matchesNot);
        String said = Ui.get(result::getText);
        assertTrue(said.contains("✓ source") && said.contains("✗ data.amount") && said.contains("7"), said);
        assertEquals(ThemeColors.get(ThemeColors.BAD), Ui.get(() -> result.getStyleRangeAtOffset(0).foreground));

        fill("try.sample", Ui.get(sample::getText).replace("7", "11"));
        awaitResult(Messages.TryForm_matches);
        assertEquals(ThemeColors.get(ThemeColors.GOOD), Ui.get(() -> result.getStyleRangeAtOffset(0).foreground));
        fill("try.sample", "{");
        awaitResult("line 1");
        fill("filter.pattern", "{");
        awaitResult(Messages.TryForm_patternWrong);
    }

    private static StyledText awaitResult(String words) {
        StyledText result = Ui.byId(StyledText.class, "try.result");
        Ui.until(words, () -> result.getText().contains(words));
        return result;
    }

    @Test
    void anEmptyBusHasATemplateToTryOn() {
        edit("");
        drag(0, "drop:filter");

        Text sample = Ui.byId(Text.class, "try.sample");
        Ui.until("a template", () -> sample.getText().contains("shop.orders"));
    }

    @Test
    void everythingCanBeReachedInASmallWindow() {
        edit("");
        drag(0, "drop:filter");
        drag(1, "drop:target");
        Shell shell = Ui.get(canvas()::getShell);
        Point before = Ui.get(shell::getSize);
        Ui.run(() -> shell.setMaximized(false));
        try {
            for (Point size : List.of(new Point(700, 480), new Point(1200, 800))) {
                Ui.run(() -> shell.setSize(size));
                Text url = Ui.byId(Text.class, "target.url");
                Ui.until("a field wide enough to type in", () -> url.getSize().x >= 60
                        && url.getBounds().x + url.getSize().x <= url.getParent().getSize().x);
            }
        } finally {
            Ui.run(() -> shell.setSize(before)); // without a window manager nothing else makes it large again
            Ui.run(() -> shell.setMaximized(true));
        }
    }

    @Test
    void closedEditorsLeaveNothingBehind() {
        bus.rules().create(rule());
        openAndClose();
        int controls = Leaks.controls();
        try (Leaks leaks = new Leaks()) {
            for (int i = 0; i < 5; i++) {
                openAndClose();
            }

            assertEquals(controls, Leaks.controls());
            assertEquals(List.of(), leaks.lost());
        }
    }

    private void openAndClose() {
        RuleEditor editor = edit("to-crm");
        for (String part : List.of("filter", "target:crm", "bus")) {
            Ui.clickAt(Ui.area(canvas(), part), 1);
        }
        Ui.byId(Text.class, "rule.name");
        Ui.run(() -> FakeSession.page().closeEditor(editor, false));
    }

    private static EventRule rule() {
        return EventRule.draft(FakeBus.BUS, "to-crm", "{\"source\": [\"shop\"]}",
                List.of(EventTarget.of("crm", Destination.Http.post(URI.create("http://crm")))));
    }

    /** @param rule empty for a new one */
    private RuleEditor edit(String rule) {
        IEditorPart editor = Ui.get(() -> {
            try {
                return FakeSession.page().openEditor(new RuleEditorInput(session.bus(), rule), RuleEditor.ID);
            } catch (PartInitException e) {
                throw new IllegalStateException(e);
            }
        });
        canvas();
        return (RuleEditor) editor;
    }

    private static Canvas canvas() {
        return Ui.byId(Canvas.class, "rules.canvas");
    }

    private static void drag(int paletteRow, String place) {
        Table palette = Ui.byId(Table.class, "rules.palette");
        Ui.drag(Ui.row(palette, paletteRow), Ui.area(canvas(), place));
    }

    private static void fill(String id, String words) {
        Text text = Ui.byId(Text.class, id);
        Ui.run(() -> text.setText(words));
    }

    private static void awaitText(String id, String words) {
        Text text = Ui.byId(Text.class, id);
        Ui.until(id + " to show " + words, () -> !text.isDisposed() && text.getText().contains(words));
    }

    private static void save(RuleEditor editor) {
        saveLater(editor);
        Ui.until("saved", () -> !editor.isDirty());
    }

    private static void saveLater(RuleEditor editor) {
        Ui.display().asyncExec(() -> FakeSession.page().saveEditor(editor, false));
    }
}
