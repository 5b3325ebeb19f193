package busbar.http.wire;

/** Where things are found. {@code {name}} stands for one segment; ids of events and jobs go into the query, since they
 *  may hold any character. */
public final class Paths {
    public static final String OWN = "/busbar/v1";
    public static final String VENDOR = "/openapi";
    public static final String HEALTH = "/health";
    public static final String PROMETHEUS = "/metrics";

    public static final String INFO = OWN + "/info";
    public static final String BUSES = OWN + "/buses";
    public static final String BUS = BUSES + "/{bus}";
    public static final String BUS_VERSIONS = BUS + "/versions";
    public static final String EVENTS = BUS + "/events";
    public static final String EVENTS_COUNT = EVENTS + "/count";
    public static final String EVENT = BUS + "/event";
    public static final String TRACE = BUS + "/trace";
    public static final String RULES = BUS + "/rules";
    public static final String RULE = RULES + "/{rule}";
    public static final String ENABLE = RULE + "/enable";
    public static final String DISABLE = RULE + "/disable";
    public static final String VERSIONS = RULE + "/versions";
    public static final String SUBSCRIPTIONS = BUS + "/subscriptions";
    public static final String PAUSE = RULE + "/targets/{target}/pause";
    public static final String RESUME = RULE + "/targets/{target}/resume";
    public static final String DELIVER_FROM = RULE + "/targets/{target}/deliver-from";
    public static final String DEFINITIONS = OWN + "/definitions";
    public static final String CONNECTIONS = OWN + "/connections";
    public static final String CONNECTION = CONNECTIONS + "/{connection}";
    public static final String CONNECTION_VERSIONS = CONNECTION + "/versions";
    public static final String TARGET_TYPES = OWN + "/target-types";
    public static final String PATTERN_TEST = OWN + "/pattern-test";
    public static final String TRACED_EVENTS = OWN + "/traced-events/query";
    public static final String FEED = OWN + "/trace-feed";
    public static final String LETTERS = OWN + "/dead-letters/query";
    public static final String LETTERS_COUNT = OWN + "/dead-letters/count";
    public static final String LETTERS_DISCARD = OWN + "/dead-letters/discard";
    public static final String REPLAYS = OWN + "/replays";
    public static final String REPLAY = OWN + "/replay";
    public static final String REPLAY_CANCEL = OWN + "/replay/cancel";
    public static final String REPLAY_LEDGER = OWN + "/replay/ledger";
    public static final String ARCHIVES = BUS + "/archives";
    public static final String ARCHIVE = ARCHIVES + "/{archive}";
    public static final String ARCHIVE_VERSIONS = ARCHIVE + "/versions";
    public static final String ARCHIVE_REPLAYS = OWN + "/archive-replays";
    public static final String METRICS = OWN + "/metrics/query";

    /** Under which name a change is recorded; signed, as all {@code x-acs-} headers are. Percent-encoded UTF-8. */
    public static final String ACTOR_HEADER = "x-acs-busbar-actor";
    public static final String REQUEST_ID_HEADER = "x-acs-request-id";

    private Paths() {
    }
}
