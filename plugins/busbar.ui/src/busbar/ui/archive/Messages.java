package busbar.ui.archive;

import org.eclipse.osgi.util.NLS;

/** Words of this package. */
public final class Messages extends NLS {
    public static String Archives_cancel;
    public static String Archives_delete;
    public static String Archives_deleteQuestion;
    public static String Archives_events;
    public static String Archives_failed;
    public static String Archives_job;
    public static String Archives_message;
    public static String Archives_name;
    public static String Archives_new;
    public static String Archives_noBus;
    public static String Archives_none;
    public static String Archives_pattern;
    public static String Archives_progress;
    public static String Archives_replay;
    public static String Archives_retention;
    public static String Archives_started;
    public static String Archives_state;
    public static String NewArchive_create;
    public static String NewArchive_noDays;
    public static String NewArchive_title;
    public static String NewArchive_words;
    public static String Replay_from;
    public static String Replay_noPace;
    public static String Replay_pace;
    public static String Replay_rules;
    public static String Replay_start;
    public static String Replay_title;
    public static String Replay_to;
    public static String Replay_words;
    public static String State_cancelled;
    public static String State_completed;
    public static String State_failed;
    public static String State_running;

    static {
        initializeMessages("busbar.ui.archive.messages", Messages.class);
    }

    private Messages() {
    }
}
