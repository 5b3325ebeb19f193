package busbar.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.model.Authorization;
import busbar.api.model.Connection;
import busbar.api.model.Secret;
import busbar.ui.kit.Commands;
import busbar.ui.testkit.FakeBus;
import busbar.ui.testkit.FakeSession;
import busbar.ui.testkit.Ui;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IViewPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The window of target connections, with a real mouse. */
class TargetConnectionsTest {
    private final FakeBus bus = new FakeBus();
    private FakeSession session;
    private Table table;

    @BeforeEach
    void open() {
        bus.connections().create(Connection.of("crm", new Authorization.Basic("ops", new Secret("hush"))));
        session = new FakeSession(bus);
        IViewPart explorer = FakeSession.show("busbar.ui.explorer");
        Ui.display().asyncExec(() -> Commands.run(explorer.getSite(), "busbar.ui.targetConnections", Map.of()));
        table = Ui.byId(Table.class, "targets.table");
        Ui.until("the connection", () -> table.getItemCount() == 1);
    }

    @AfterEach
    void close() {
        Ui.pressButton("Close");
        session.close();
    }

    @Test
    void aConnectionIsMadeWithTheFieldsOfItsKind() {
        Ui.picture("targets");
        Ui.click(Ui.byId(Button.class, "targets.new"));
        fill("target.name", "billing");
        Button save = Ui.byId(Button.class, "target.save");
        assertTrue(Ui.get(save::isEnabled), "without authorization a name is enough");
        choose(Ui.byId(Combo.class, "target.kind"), 3);
        Ui.until("a client needs more", () -> !save.isEnabled());
        fill("target.tokenUrl", "https://login.example/token");
        fill("target.clientId", "me");
        fill("target.clientSecret", "hush");
        fill("target.parameters", "scope: all");
        fill("target.headers", "x-team: blue");
        Ui.picture("targets-oauth");
        Ui.click(save);

        Ui.until("two connections", () -> table.getItemCount() == 2);
        Connection made = bus.connections().given().getLast();
        assertEquals(new Authorization.ClientCredentials(URI.create("https://login.example/token"), "me",
                new Secret("hush"), Map.of("scope", "all")), made.authorization());
        assertEquals(Map.of("x-team", "blue"), made.headers());
    }

    @Test
    void aSecretIsNeverShownAndStaysWhereNothingIsTyped() {
        Ui.clickRow(table, 0, 1);
        Ui.click(Ui.byId(Button.class, "targets.edit"));
        Text password = Ui.byId(Text.class, "target.password");
        assertEquals("", Ui.get(password::getText));
        fill("target.user", "boss");
        Ui.picture("targets-edit");
        Ui.click(Ui.byId(Button.class, "target.save"));

        Ui.until("saved", () -> bus.connections().given().size() == 2);
        assertEquals(new Authorization.Basic("boss", Authorization.KEPT),
                bus.connections().given().getLast().authorization());
    }

    @Test
    void aConnectionShowsItsVersionsAndIsDeletedAfterAQuestion() {
        Ui.clickRow(table, 0, 1);
        Ui.click(Ui.byId(Button.class, "targets.history"));
        Table versions = Ui.byId(Table.class, "history.table");
        Ui.until("its version", () -> versions.getItemCount() == 1);
        assertFalse(Ui.get(() -> Ui.byId(Button.class, "history.restore").isEnabled()));
        Ui.run(() -> versions.getShell().close());

        Ui.clickRow(table, 0, 1);
        Ui.click(Ui.byId(Button.class, "targets.delete"));
        Ui.click(Ui.find(Button.class, "the question's button", b -> b.getText().replace("&", "").equals("Delete")
                && b.getData("busbar.id") == null));
        Ui.until("none left", () -> table.getItemCount() == 0);
        assertEquals(List.of(), bus.connections().all());
    }

    private static void choose(Combo combo, int index) {
        Ui.run(() -> {
            combo.select(index);
            combo.notifyListeners(SWT.Selection, new Event());
        });
    }

    private static void fill(String id, String words) {
        Text text = Ui.byId(Text.class, id);
        Ui.run(() -> text.setText(words));
    }
}
