package busbar.ui.trace;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
    public static String Status_dead;
    public static String Status_delivered;
    public static String Status_inFlight;
    public static String Status_retrying;
    public static String Status_skipped;
    public static String Status_unmatched;
    public static String Step_attempt;
    public static String Step_attempted;
    public static String Step_deadLettered;
    public static String Step_delivered;
    public static String Step_held;
    public static String Step_heldBehind;
    public static String Step_heldBlocked;
    public static String Step_heldPaused;
    public static String Step_matched;
    public static String Step_nextAt;
    public static String Step_received;
    public static String Step_replayed;
    public static String Step_retryScheduled;
    public static String Step_skipped;
    public static String Step_skippedDeleted;
    public static String Step_transformed;
    public static String Step_unmatched;
    public static String Trace_attempts;
    public static String Trace_choose;
    public static String Trace_clear;
    public static String Trace_contentGone;
    public static String Trace_copyId;
    public static String Trace_count;
    public static String Trace_countOf;
    public static String Trace_detailJob;
    public static String Trace_event;
    public static String Trace_eventId;
    public static String Trace_filter;
    public static String Trace_latency;
    public static String Trace_leftOut;
    public static String Trace_leftOutWhy;
    public static String Trace_loadJob;
    public static String Trace_loading;
    public static String Trace_message;
    public static String Trace_noBus;
    public static String Trace_none;
    public static String Trace_noneFits;
    public static String Trace_pause;
    public static String Trace_rule;
    public static String Trace_searchStored;
    public static String Trace_searching;
    public static String Trace_send;
    public static String Trace_sendAgain;
    public static String Trace_showLetters;
    public static String Trace_skipped;
    public static String Trace_source;
    public static String Trace_status;
    public static String Trace_step;
    public static String Trace_steps;
    public static String Trace_stepsMissing;
    public static String Trace_target;
    public static String Trace_time;
    public static String Trace_type;

    static {
        NLS.initializeMessages("busbar.ui.trace.messages", Messages.class);
    }

    private Messages() {
    }
}
