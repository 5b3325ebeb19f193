package busbar.api.event;

/** What was given is no CloudEvent. The message names place, what was expected and what was found. */
public final class EventFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private final int line;
    private final int column;

    /** For what has no place in a text, such as a header. */
    public EventFormatException(String message) {
        super(message);
        line = 0;
        column = 0;
    }

    EventFormatException(int line, int column, String message, Throwable cause) {
        super((line > 0 ? "line %d, column %d: ".formatted(line, column) : "") + message, cause);
        this.line = line;
        this.column = column;
    }

    /** 1-based; 0 where the mistake has no place in a text. */
    public int line() {
        return line;
    }

    /** 1-based; 0 where the mistake has no place in a text. */
    public int column() {
        return column;
    }
}
