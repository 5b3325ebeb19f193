package busbar.ui.send;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
    static String Send_data;
    static String Send_id;
    static String Send_idHint;
    static String Send_job;
    static String Send_noBus;
    static String Send_notJson;
    static String Send_notTaken;
    static String Send_required;
    static String Send_send;
    static String Send_sending;
    static String Send_sent;
    static String Send_showTrace;
    static String Send_source;
    static String Send_sourceHint;
    static String Send_subject;
    static String Send_subjectHint;
    static String Send_template;
    static String Send_type;
    static String Send_typeHint;
    static String Template_blank;
    static String Template_object;
    static String Template_order;
    static String Template_sensor;

    static {
        NLS.initializeMessages("busbar.ui.send.messages", Messages.class);
    }

    private Messages() {
    }
}
