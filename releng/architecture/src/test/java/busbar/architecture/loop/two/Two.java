package busbar.architecture.loop.two;

import busbar.architecture.loop.one.One;

/** The other half of a cycle that the architecture test must find. */
public record Two(One one) {
}
