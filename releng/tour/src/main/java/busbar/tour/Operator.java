package busbar.tour;

import java.nio.file.Path;
import java.util.function.Predicate;

/** What an operator does with mouse and keyboard, and sees on the screen. */
final class Operator {
    private static final int SETTLE_MILLIS = 400; // for a popup or a tab to be drawn
    private static final int WHEEL_TURNS_MAX = 40; // longer than any form
    private static final int FIELD_TEXT = 14; // pixels from the left: text, and not the buttons of a spinner
    private static final int MARGIN = 3; // pixels left of all fields, where the wheel changes none
    private final Screen screen;
    private final Product product;
    private final Path pictures;

    Operator(Screen screen, Product product, Path pictures) {
        this.screen = screen;
        this.product = product;
        this.pictures = pictures;
    }

    Product product() {
        return product;
    }

    Screen screen() {
        return screen;
    }

    /** Makes the window as large as the screen, as most operators have it. */
    void wholeScreen() {
        screen.maximize("Busbar");
        Wait.pause(2 * SETTLE_MILLIS);
    }

    void picture(String name) {
        Wait.pause(SETTLE_MILLIS);
        screen.picture(pictures.resolve(name + ".png"));
    }

    /** Clicks into a field and replaces what it holds. */
    void fill(String id, String text) {
        Seen field = inView(id);
        screen.clickAt(field.x() + Math.min(FIELD_TEXT, field.w() / 2), field.middleY());
        screen.press("ctrl+a");
        screen.type(text);
        Wait.until("`%s` to hold `%s`".formatted(id, text), 10, () -> product.byId(id).text().equals(text));
    }

    void press(String buttonId) {
        Wait.until("`%s` to be enabled".formatted(buttonId), 20, () -> product.byId(buttonId).enabled());
        screen.click(inView(buttonId));
    }

    /** Turns the mouse wheel, beside the fields, until the named one can be seen. */
    private Seen inView(String id) {
        Seen found = product.byId(id);
        for (int turn = 0; turn < WHEEL_TURNS_MAX && !found.isInView(); turn++) {
            screen.wheel(found.left() + MARGIN, (found.top() + found.bottom()) / 2, found.middleY() > found.bottom());
            Wait.pause(SETTLE_MILLIS / 4);
            found = product.byId(id);
        }
        return found;
    }

    /** Brings a view or an editor to the front by its tab. */
    void tab(String title) {
        screen.click(product.find("tab `" + title + "`", s -> s.kind().equals("CTabItem") && named(s, title)));
        Wait.pause(SETTLE_MILLIS);
    }

    private static boolean named(Seen tab, String title) {
        return tab.text().equals(title) || tab.text().equals("*" + title);
    }

    Seen treeRow(String text) {
        return product.find("`" + text + "` in the explorer", s -> s.kind().equals("TreeItem") && starts(s, text));
    }

    private static boolean starts(Seen row, String text) {
        return row.text().equals(text) || row.text().startsWith(text + " ");
    }

    void click(Seen row) {
        screen.clickAt(row.x() + Math.min(40, row.w() / 2), row.middleY());
        Wait.pause(SETTLE_MILLIS);
    }

    /** Waits until a row of a table shows all these words. */
    Seen row(String what, String... words) {
        return product.find(what, s -> s.kind().equals("TableItem") && hasAll(s.text(), words));
    }

    private static boolean hasAll(String text, String... words) {
        for (String word : words) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }

    void waitUntil(String what, int seconds, Predicate<Seen> shown) {
        Wait.until(what, seconds, () -> product.shows(shown));
    }
}
