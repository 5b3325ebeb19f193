package busbar.engine.store;

/** A bus as the store knows it: a name may be given again after a bus was deleted, the number never is. */
public record BusId(long number, String name) {
}
