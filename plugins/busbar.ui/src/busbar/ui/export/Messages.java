package busbar.ui.export;

import org.eclipse.osgi.util.NLS;

/** Words of this package. */
public final class Messages extends NLS {
    public static String Export_dialog;
    public static String Export_done;
    public static String Export_failed;
    public static String Export_job;
    public static String Export_noConnection;
    public static String Export_title;
    public static String Import_changed;
    public static String Import_created;
    public static String Import_dialog;
    public static String Import_done;
    public static String Import_failed;
    public static String Import_job;
    public static String Import_question;
    public static String Import_secrets;
    public static String Import_title;
    public static String Import_verb;

    static {
        initializeMessages("busbar.ui.export.messages", Messages.class);
    }

    private Messages() {
    }
}
