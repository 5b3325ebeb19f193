package busbar.ui.bus;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
    public static String DeleteBus_builtIn;
    public static String DeleteBus_failed;
    public static String DeleteBus_job;
    public static String DeleteBus_loss;
    public static String DeleteBus_title;
    public static String DeleteBus_verb;
    public static String EditBus_builtIn;
    public static String EditBus_failed;
    public static String EditBus_job;
    public static String EditBus_message;
    public static String EditBus_save;
    public static String EditBus_title;
    public static String NewBus_age;
    public static String NewBus_create;
    public static String NewBus_days;
    public static String NewBus_description;
    public static String NewBus_failed;
    public static String NewBus_hours;
    public static String NewBus_job;
    public static String NewBus_message;
    public static String NewBus_name;
    public static String NewBus_noConnection;
    public static String NewBus_noNumber;
    public static String NewBus_reserved;
    public static String NewBus_size;
    public static String NewBus_title;

    static {
        NLS.initializeMessages("busbar.ui.bus.messages", Messages.class);
    }

    private Messages() {
    }
}
