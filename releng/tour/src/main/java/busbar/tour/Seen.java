package busbar.tour;

/** Something on the screen.
 *
 *  @param kind class of the widget, such as {@code Button}
 *  @param id what the product calls it; empty for most
 *  @param shell title of the window it lies in
 *  @param left edge, with the three others, of what cuts it off; all zero where that is not known */
record Seen(String kind, String id, String text, String tip, boolean enabled, String shell, int x, int y,
        int w, int h, int left, int top, int right, int bottom) {

    /** Whether its middle can be clicked without scrolling. */
    boolean isInView() {
        return bottom == 0 || middleY() >= top && middleY() < bottom;
    }

    int middleX() {
        return x + w / 2;
    }

    int middleY() {
        return y + h / 2;
    }
}
