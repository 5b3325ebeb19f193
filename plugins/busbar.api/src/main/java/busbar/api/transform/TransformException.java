package busbar.api.transform;

/** A transform is wrong, or cannot be applied to this event. The message says why and what to do. */
public final class TransformException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public TransformException(String message) {
        super(message);
    }
}
