package busbar.ui.session;

/** A bus of a connection. */
public record BusRef(BusSession session, String bus) {
}
