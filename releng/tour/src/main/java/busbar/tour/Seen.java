package busbar.tour;

/** Something on the screen.
 *
 *  @param kind class of the widget, such as {@code Button}
 *  @param id what the product calls it; empty for most
 *  @param shell title of the window it lies in */
record Seen(String kind, String id, String text, String tip, boolean enabled, String shell, int x, int y,
        int w, int h) {

    int middleX() {
        return x + w / 2;
    }

    int middleY() {
        return y + h / 2;
    }
}
