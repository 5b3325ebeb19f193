package busbar.ui.session;

import busbar.api.model.EventBus;

/** A bus as it is shown and selected. */
public record BusItem(BusRef ref, EventBus bus) {
}
