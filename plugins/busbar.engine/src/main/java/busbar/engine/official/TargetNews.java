package busbar.engine.official;

import busbar.api.event.OfficialType;
import busbar.engine.store.Failure;
import busbar.engine.store.LaneKey;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is to be told of targets: changes of their state, the newest of each, and how many letters each made. Each
 *  target has its pace, so that one that comes and goes, or a flood of letters, is a few events. Any thread; returns at
 *  once. */
final class TargetNews {
    static final Duration PACE = Duration.ofSeconds(10); // between two changes of one target
    static final Duration LETTERS_PACE = Duration.ofMinutes(1); // between two counts of letters of one target
    private static final int LANES_MAX = 10_000; // more are told as soon as others were; ~2 MB
    private static final int ANSWER_MAX = 500; // characters
    private final Clock clock;
    private final long paceMillis;
    private final long lettersPaceMillis;
    private final Set<LaneKey> failing = ConcurrentHashMap.newKeySet(); // as was told; changed under the lock
    private final Map<LaneKey, News> changes = new ConcurrentHashMap<>(); // likewise
    private final Map<LaneKey, News> letters = new LinkedHashMap<>();
    private final Map<LaneKey, Long> changesToldAt = new HashMap<>();
    private final Map<LaneKey, Long> lettersToldAt = new HashMap<>();
    private List<News> due = List.of(); // until it is told

    /** @param count of letters
     *  @param eventId of the last letter
     *  @param answer what the target said last */
    record News(OfficialType type, LaneKey lane, long count, String eventId, String error, String answer) {

        News and(News later) {
            return new News(type, lane, count + later.count(), later.eventId(), later.error(), later.answer());
        }

        void details(ObjectNode data) {
            if (type == OfficialType.DEAD_LETTER_WRITTEN) {
                data.put("count", count).put("lastEvent", eventId);
            }
            if (type != OfficialType.TARGET_RECOVERED) {
                data.put("error", error).put("answer", answer);
            }
        }
    }

    TargetNews(Clock clock, Duration pace, Duration lettersPace) {
        this.clock = clock;
        this.paceMillis = pace.toMillis();
        this.lettersPaceMillis = lettersPace.toMillis();
    }

    /** It was told before the start. */
    synchronized void isFailing(LaneKey lane) {
        failing.add(lane);
    }

    synchronized void fails(LaneKey lane, Failure why) {
        if (failing.contains(lane)) {
            changes.remove(lane);
        } else if (changes.size() < LANES_MAX) {
            changes.putIfAbsent(lane, news(OfficialType.TARGET_FAILING, lane, "", why));
        }
    }

    /** Asked after each delivery; nearly always there is nothing to do, and nobody waits for the lock. */
    void works(LaneKey lane) {
        if (failing.contains(lane) || changes.containsKey(lane)) {
            worksAgain(lane);
        }
    }

    private synchronized void worksAgain(LaneKey lane) {
        if (failing.contains(lane)) {
            changes.putIfAbsent(lane, new News(OfficialType.TARGET_RECOVERED, lane, 0, "", "", ""));
        } else {
            changes.remove(lane);
        }
    }

    synchronized void buried(LaneKey lane, String eventId, Failure why) {
        if (letters.size() < LANES_MAX || letters.containsKey(lane)) {
            letters.merge(lane, news(OfficialType.DEAD_LETTER_WRITTEN, lane, eventId, why), News::and);
        }
    }

    private static News news(OfficialType type, LaneKey lane, String eventId, Failure why) {
        String answer = why.answer();
        return new News(type, lane, 1, eventId, why.errorClass().name(),
                answer.length() > ANSWER_MAX ? answer.substring(0, ANSWER_MAX) : answer);
    }

    /** What is to be told now; the same again until it was {@link #told}. */
    synchronized List<News> due() {
        return due.isEmpty() ? take(clock.millis()) : due;
    }

    /** What is to be told, whatever its pace. */
    synchronized List<News> all() {
        List<News> all = new ArrayList<>(due());
        all.addAll(take(Long.MAX_VALUE));
        due = all;
        return due;
    }

    private List<News> take(long now) {
        List<News> taken = new ArrayList<>();
        take(changes, changesToldAt, now, paceMillis, taken);
        taken.forEach(this::becomes);
        take(letters, lettersToldAt, now, lettersPaceMillis, taken);
        due = taken;
        return due;
    }

    private static void take(Map<LaneKey, News> from, Map<LaneKey, Long> toldAt, long now, long pace,
            List<News> into) {
        toldAt.values().removeIf(at -> now - at >= pace);
        from.entrySet().removeIf(each -> {
            boolean taken = !toldAt.containsKey(each.getKey());
            if (taken) {
                into.add(each.getValue());
                toldAt.put(each.getKey(), now);
            }
            return taken;
        });
    }

    private void becomes(News change) {
        if (change.type() == OfficialType.TARGET_FAILING) {
            failing.add(change.lane());
        } else {
            failing.remove(change.lane());
        }
    }

    synchronized void told() {
        due = List.of();
    }
}
