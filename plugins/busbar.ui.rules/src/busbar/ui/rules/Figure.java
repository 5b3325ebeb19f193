package busbar.ui.rules;

import org.eclipse.swt.graphics.Rectangle;

/** A box on the canvas.
 *
 *  @param name for tests and screen readers, such as {@code target:http}
 *  @param title first line
 *  @param detail second line; empty for none
 *  @param problem what is wrong with it; empty when nothing is */
record Figure(String name, Kind kind, Rectangle bounds, String title, String detail, String problem) {

    /** A GAP is a place to drop something that is still missing. */
    enum Kind {
        BUS, FILTER, TARGET, FILTER_GAP, TARGET_GAP
    }

    boolean isGap() {
        return kind == Kind.FILTER_GAP || kind == Kind.TARGET_GAP;
    }
}
