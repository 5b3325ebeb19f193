package busbar.ui.session;

/** A rule of a bus of a connection. */
public record RuleRef(BusSession session, String bus, String rule) {

    public BusRef busRef() {
        return new BusRef(session, bus);
    }
}
