package busbar.ui.send;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
    public static String Send_data;
    public static String Send_filled;
    public static String Send_id;
    public static String Send_idHint;
    public static String Send_job;
    public static String Send_noBus;
    public static String Send_notJson;
    public static String Send_notTaken;
    public static String Send_reading;
    public static String Send_required;
    public static String Send_send;
    public static String Send_sending;
    public static String Send_sent;
    public static String Send_showTrace;
    public static String Send_source;
    public static String Send_sourceHint;
    public static String Send_subject;
    public static String Send_subjectHint;
    public static String Send_template;
    public static String Send_type;
    public static String Send_typeHint;
    public static String Template_blank;
    public static String Template_object;
    public static String Template_order;
    public static String Template_sensor;

    static {
        NLS.initializeMessages("busbar.ui.send.messages", Messages.class);
    }

    private Messages() {
    }
}
