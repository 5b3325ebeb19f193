package busbar.tour;

import java.util.function.Supplier;

/** Steps 1 to 4 of the main job, on one connection: a bus, a rule by dragging, events, trouble, and letters home. */
final class Journey {
    private static final String SOURCE = "shop.orders";
    private static final int DIES_SECONDS = 60; // one retry of 10 to 20 s, and some patience
    private final Operator operator;
    private final Receiver target;
    private final String connection;
    private final String bus;
    private final String prefix;
    private final String rule;

    /** @param prefix begins the names of pictures and the ids of events */
    Journey(Operator operator, Receiver target, String connection, String bus, String prefix) {
        this.operator = operator;
        this.target = target;
        this.connection = connection;
        this.bus = bus;
        this.prefix = prefix;
        this.rule = prefix + "-to-crm";
    }

    void createBus() {
        operator.click(operator.treeRow(connection));
        operator.screen().press("ctrl+shift+b");
        operator.fill("newBus.name", bus);
        operator.picture(prefix + "-1-new-bus");
        operator.press("newBus.create");
        operator.click(operator.treeRow(bus));
    }

    void buildRule() {
        operator.click(operator.treeRow(bus));
        operator.screen().press("ctrl+shift+r");
        Product product = operator.product();
        product.byId("rules.canvas");
        operator.screen().drag(paletteRow("Filter"), middleX("drop:filter"), middleY("drop:filter"));
        product.byId("filter");
        operator.fill("filter.value", SOURCE);
        operator.press("filter.add");
        operator.waitUntil("the pattern to hold the source", 10,
                s -> s.id().equals("filter.pattern") && s.text().contains(SOURCE));
        operator.screen().drag(paletteRow("HTTP"), middleX("drop:target"), middleY("drop:target"));
        operator.fill("target.url", target.url());
        operator.fill("target.retries", "1");
        operator.screen().click(product.byId("bus"));
        operator.fill("rule.name", rule);
        operator.picture(prefix + "-2-rule-built");
        operator.screen().press("ctrl+s");
        operator.waitUntil("the rule in the explorer", 20,
                s -> s.kind().equals("TreeItem") && s.text().startsWith(rule));
    }

    private Seen paletteRow(String text) {
        return operator.product().find("`" + text + "` in the palette",
                s -> s.kind().equals("TableItem") && s.text().startsWith(text));
    }

    private int middleX(String id) {
        return operator.product().byId(id).middleX();
    }

    private int middleY(String id) {
        return operator.product().byId(id).middleY();
    }

    void sendFromConsole() {
        operator.click(operator.treeRow(bus));
        operator.fill("send.id", prefix + "-console");
        operator.press("send.button");
        Wait.until("the event at the target", 20, () -> target.taken(prefix + "-console") == 1);
    }

    void sendFromOutside(Supplier<Outside> outside) {
        outside.get().put(bus, prefix + "-out-1", prefix + "-out-2", prefix + "-out-3");
        Wait.until("three more events at the target", 20, () -> target.taken(prefix + "-out-") == 3);
    }

    void watchTrace() {
        operator.tab("Trace");
        for (String id : new String[] {"-console", "-out-1", "-out-2", "-out-3"}) {
            operator.row("the event in the trace, delivered", prefix + id, "Delivered");
        }
        operator.click(operator.row("the event in the trace", prefix + "-console"));
        for (String step : new String[] {"Received", "Matched", "Transformed", "Attempted", "Delivered"}) {
            operator.row("step " + step, step);
        }
        operator.picture(prefix + "-3-trace");
    }

    void failAndDie() {
        target.answerWith(500);
        operator.click(operator.treeRow(bus));
        operator.fill("send.id", prefix + "-dies");
        operator.press("send.button");
        operator.tab("Trace");
        operator.row("the event in the trace", prefix + "-dies", "Retrying");
        operator.click(operator.row("the event in the trace", prefix + "-dies"));
        operator.row("the step that says when it is tried again", "Retry");
        operator.picture(prefix + "-4a-retrying");
        Wait.until("two attempts at the target", DIES_SECONDS, () -> target.refused(prefix + "-dies") == 2);
        operator.tab("Dead Letters");
        operator.row("the dead letter", prefix + "-dies", "500");
        operator.picture(prefix + "-4b-dead-letter");
    }

    void replay() {
        target.answerWith(200);
        operator.tab("Dead Letters");
        operator.click(operator.row("the dead letter", prefix + "-dies"));
        operator.press("deadletter.replay");
        Wait.until("the event at the target", 30, () -> target.taken(prefix + "-dies") == 1);
        operator.waitUntil("the queue to be empty", 20, s -> s.text().startsWith("No dead letters"));
        operator.tab("Trace");
        operator.click(operator.row("the event in the trace, delivered", prefix + "-dies", "Delivered"));
        operator.row("the step that says it came home", "Replayed");
        operator.picture(prefix + "-4c-replayed");
    }

    /** Leaves a letter behind that nobody replays. */
    void leaveLetter() {
        target.answerWith(500);
        operator.click(operator.treeRow(bus));
        operator.fill("send.id", prefix + "-stays");
        operator.press("send.button");
        Wait.until("two attempts at the target", DIES_SECONDS, () -> target.refused(prefix + "-stays") == 2);
        operator.tab("Dead Letters");
        operator.row("the dead letter", prefix + "-stays", "500");
    }

    void allIsThere() {
        operator.click(operator.treeRow(bus));
        operator.treeRow(rule);
        operator.tab("Trace");
        operator.row("an event of before in the trace", prefix + "-console", "Delivered");
        operator.tab("Rules");
        operator.row("the rule", rule);
        operator.tab("Dead Letters");
        operator.row("the dead letter", prefix + "-stays", "500");
        operator.picture(prefix + "-5-after-restart");
    }
}
