package busbar.ui.deadletter;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
    static String Discard_done;
    static String Discard_job;
    static String Discard_loss;
    static String Discard_title;
    static String Discard_verb;
    static String EditReplay_allRules;
    static String EditReplay_message;
    static String EditReplay_replay;
    static String EditReplay_title;
    static String Error_client;
    static String Error_configuration;
    static String Error_connection;
    static String Error_denied;
    static String Error_expired;
    static String Error_server;
    static String Error_throttled;
    static String Error_timeout;
    static String Error_transform;
    static String Letters_answer;
    static String Letters_attempts;
    static String Letters_count;
    static String Letters_countOf;
    static String Letters_discard;
    static String Letters_edit;
    static String Letters_error;
    static String Letters_eventId;
    static String Letters_job;
    static String Letters_noBus;
    static String Letters_none;
    static String Letters_replay;
    static String Letters_rule;
    static String Letters_source;
    static String Letters_target;
    static String Letters_time;
    static String Letters_trace;
    static String Letters_type;
    static String Replay_cancelled;
    static String Replay_completed;
    static String Replay_completedSome;
    static String Replay_failed;
    static String Replay_job;
    static String Replay_running;
    static String Replay_starting;

    static {
        NLS.initializeMessages("busbar.ui.deadletter.messages", Messages.class);
    }

    private Messages() {
    }
}
