package busbar.ui.trace;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
    static String Status_dead;
    static String Status_delivered;
    static String Status_inFlight;
    static String Status_retrying;
    static String Status_unmatched;
    static String Step_attempt;
    static String Step_attempted;
    static String Step_deadLettered;
    static String Step_delivered;
    static String Step_matched;
    static String Step_received;
    static String Step_replayed;
    static String Step_retryScheduled;
    static String Step_transformed;
    static String Step_unmatched;
    static String Trace_attempts;
    static String Trace_choose;
    static String Trace_clear;
    static String Trace_contentGone;
    static String Trace_count;
    static String Trace_countOf;
    static String Trace_detailJob;
    static String Trace_event;
    static String Trace_eventId;
    static String Trace_filter;
    static String Trace_latency;
    static String Trace_loadJob;
    static String Trace_loading;
    static String Trace_message;
    static String Trace_noBus;
    static String Trace_none;
    static String Trace_noneFits;
    static String Trace_notStored;
    static String Trace_pause;
    static String Trace_rule;
    static String Trace_searchStored;
    static String Trace_searching;
    static String Trace_send;
    static String Trace_skipped;
    static String Trace_source;
    static String Trace_status;
    static String Trace_step;
    static String Trace_steps;
    static String Trace_target;
    static String Trace_time;
    static String Trace_type;

    static {
        NLS.initializeMessages("busbar.ui.trace.messages", Messages.class);
    }

    private Messages() {
    }
}
