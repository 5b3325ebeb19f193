package busbar.api.event;

/** What a service tells of itself on its built-in bus `default`: CloudEvents of the source {@value #SOURCE}. */
public enum OfficialType {
    BUS_CREATED("busbar:Bus:Created"),
    BUS_CHANGED("busbar:Bus:Changed"),
    BUS_DELETED("busbar:Bus:Deleted"),
    RULE_CREATED("busbar:Rule:Created"),
    RULE_CHANGED("busbar:Rule:Changed"),
    RULE_DELETED("busbar:Rule:Deleted"),
    CONNECTION_CREATED("busbar:Connection:Created"),
    CONNECTION_CHANGED("busbar:Connection:Changed"),
    CONNECTION_DELETED("busbar:Connection:Deleted"),
    ARCHIVE_CREATED("busbar:Archive:Created"),
    ARCHIVE_CHANGED("busbar:Archive:Changed"),
    ARCHIVE_DELETED("busbar:Archive:Deleted"),
    /** Three attempts in a row failed. */
    TARGET_FAILING("busbar:Target:Failing"),
    /** Something arrived again. */
    TARGET_RECOVERED("busbar:Target:Recovered"),
    /** Deliveries to a target were given up; at most one event a minute for each target, with their number. */
    DEAD_LETTER_WRITTEN("busbar:DeadLetter:Written"),
    /** A replay came to its end, was cancelled or failed. */
    REPLAY_FINISHED("busbar:Replay:Finished");

    public static final String SOURCE = "busbar.engine";
    /** One of them, to try a pattern on. */
    public static final Event SAMPLE = Event.of("busbar-0c9c4c1e-5d5b-4f0e-9f0a-2f6a0e1b7c11", SOURCE,
            "busbar:Rule:Changed").withSubject("bus/orders/rule/orders-to-crm")
            .with("time", "2026-01-31T08:15:30.125Z").with("datacontenttype", "application/json").withJson("""
                    {"bus":"orders","name":"orders-to-crm","version":4,"actor":"admin","changes":[
                    {"target":"","member":"pattern","before":"{}","after":"{\\"type\\":[\\"order.created\\"]}"}]}""");
    private final String text;

    OfficialType(String text) {
        this.text = text;
    }

    /** As it stands in the event. */
    public String text() {
        return text;
    }

    /** Whether a service told an event of itself. */
    public static boolean isOfficial(Event event) {
        return event.source().equals(SOURCE);
    }
}
