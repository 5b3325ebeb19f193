package busbar.api.model;

/** What a target does after the last retry of an event: ALL goes on with the next event, NONE keeps order and waits. */
public enum ErrorsTolerance {
    ALL, NONE
}
