package busbar.architecture.loop.one;

import busbar.architecture.loop.two.Two;

/** Half of a cycle that the architecture test must find. */
public record One(Two two) {
}
