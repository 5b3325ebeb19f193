package busbar.ui.kit;

/** What the buttons of every dialog say. The platform's own words are English wherever its language packs are not. */
public final class ButtonWords {
    public static final String CANCEL = Messages.Button_cancel;
    public static final String CLOSE = Messages.Button_close;
    public static final String OK = Messages.Button_ok;

    private ButtonWords() {
    }
}
