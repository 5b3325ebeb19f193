package busbar.api.model;

/** What a target does after the last retry of an event: ALL goes on with the next event, NONE keeps order and waits:
 *  it tries again at the pace of its last retry, and where its own transform is what fails, once its rule is changed.
 */
public enum ErrorsTolerance {
    ALL, NONE
}
