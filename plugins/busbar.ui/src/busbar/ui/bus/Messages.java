package busbar.ui.bus;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
    static String DeleteBus_builtIn;
    static String DeleteBus_failed;
    static String DeleteBus_job;
    static String DeleteBus_loss;
    static String DeleteBus_title;
    static String DeleteBus_verb;
    static String NewBus_create;
    static String NewBus_description;
    static String NewBus_failed;
    static String NewBus_job;
    static String NewBus_message;
    static String NewBus_name;
    static String NewBus_noConnection;
    static String NewBus_reserved;
    static String NewBus_title;

    static {
        NLS.initializeMessages("busbar.ui.bus.messages", Messages.class);
    }

    private Messages() {
    }
}
