package busbar.ui.deadletter;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
    public static String Discard_done;
    public static String Discard_job;
    public static String Discard_loss;
    public static String Discard_title;
    public static String Discard_verb;
    public static String EditReplay_allRules;
    public static String EditReplay_message;
    public static String EditReplay_replay;
    public static String EditReplay_title;
    public static String Error_client;
    public static String Error_configuration;
    public static String Error_connection;
    public static String Error_denied;
    public static String Error_expired;
    public static String Error_server;
    public static String Error_throttled;
    public static String Error_timeout;
    public static String Error_transform;
    public static String Letter_choose;
    public static String Letter_endedAge;
    public static String Letter_endedNever;
    public static String Letter_endedRetries;
    public static String Letter_event;
    public static String Letter_happened;
    public static String Letter_noAnswer;
    public static String Letters_answer;
    public static String Letters_attempts;
    public static String Letters_cancel;
    public static String Letters_clearFilter;
    public static String Letters_count;
    public static String Letters_countOf;
    public static String Letters_discard;
    public static String Letters_edit;
    public static String Letters_error;
    public static String Letters_eventId;
    public static String Letters_filter;
    public static String Letters_job;
    public static String Letters_noBus;
    public static String Letters_none;
    public static String Letters_noneFits;
    public static String Letters_replay;
    public static String Letters_replayAll;
    public static String Letters_rule;
    public static String Letters_source;
    public static String Letters_target;
    public static String Letters_time;
    public static String Letters_trace;
    public static String Letters_type;
    public static String ReplayAll_all;
    public static String ReplayAll_matching;
    public static String ReplayAll_title;
    public static String Replay_cancelJob;
    public static String Replay_cancelled;
    public static String Replay_completed;
    public static String Replay_completedSome;
    public static String Replay_failed;
    public static String Replay_job;
    public static String Replay_running;
    public static String Replay_starting;

    static {
        NLS.initializeMessages("busbar.ui.deadletter.messages", Messages.class);
    }

    private Messages() {
    }
}
