package busbar.ui.kit;

import java.util.Comparator;
import java.util.function.Function;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Image;

/** A column of a table.
 *
 *  @param widthCharacters its first width, in average characters of the font
 *  @param image may answer null
 *  @param color of the text; may answer null for the table's own */
public record Column<T>(String title, int widthCharacters, Function<T, String> text, Function<T, Image> image,
        Function<T, Color> color, Comparator<T> order) {

    public static <T> Column<T> of(String title, int widthCharacters, Function<T, String> text) {
        return new Column<>(title, widthCharacters, text, row -> null, row -> null,
                Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER));
    }

    public Column<T> withImage(Function<T, Image> other) {
        return new Column<>(title, widthCharacters, text, other, color, order);
    }

    public Column<T> withColor(Function<T, Color> other) {
        return new Column<>(title, widthCharacters, text, image, other, order);
    }

    public Column<T> sortedBy(Comparator<T> other) {
        return new Column<>(title, widthCharacters, text, image, color, other);
    }
}
