package busbar.api.event;

/** What was given is no CloudEvent. The message names place, what was expected and what was found. */
public final class EventFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public EventFormatException(String message) {
        super(message);
    }

    public EventFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
