package busbar.ui.kit;

import org.eclipse.swt.graphics.Color;
import org.eclipse.ui.PlatformUI;

/** Colours of the current theme by their names; plugin.xml defines them, the dark theme's stylesheet overrides them. */
public final class ThemeColors {
    public static final String ACCENT = "busbar.ui.color.accent";
    public static final String GOOD = "busbar.ui.color.good";
    public static final String WAITING = "busbar.ui.color.waiting";
    public static final String BAD = "busbar.ui.color.bad";
    public static final String FAINT = "busbar.ui.color.faint";

    private ThemeColors() {
    }

    /** @return null, the widget's own colour, where the theme does not know the name.
     *  The caller does not dispose it. */
    public static Color get(String name) {
        return PlatformUI.getWorkbench().getThemeManager().getCurrentTheme().getColorRegistry().get(name);
    }
}
