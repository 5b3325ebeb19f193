package busbar.engine.channel;

import java.io.IOException;
import java.time.Instant;

/** Applies a policy to the segments once: takes the oldest as long as there is a reason and nothing against it. */
final class Retainer {
    private final SegmentLog log;
    private final Retention policy;
    private final long keepFromOffset;
    private final Instant now;
    private int segments;
    private long bytes;
    private long neededRecords;

    Retainer(SegmentLog log, Retention policy, long keepFromOffset, Instant now) {
        this.log = log;
        this.policy = policy;
        this.keepFromOffset = keepFromOffset;
        this.now = now;
    }

    RetentionReport run() throws IOException {
        Segment oldest = log.segments().getFirst();
        while (shouldGo(oldest) && log.dropFirst(oldest)) {
            segments++;
            bytes += oldest.fileBytes();
            neededRecords += Math.max(0, oldest.endOffset() - Math.max(keepFromOffset, oldest.baseOffset()));
            oldest = log.segments().getFirst();
        }
        return new RetentionReport(segments, bytes, log.firstOffset(), neededRecords);
    }

    private boolean shouldGo(Segment oldest) {
        boolean needed = oldest.endOffset() > keepFromOffset;
        boolean tooOld = policy.ageMax().isPresent()
                && oldest.timeMax() < now.minus(policy.ageMax().get()).toEpochMilli();
        boolean tooMuch = policy.bytesMax().isPresent() && log.bytes() > policy.bytesMax().getAsLong();
        return needed ? tooMuch && policy.needed() == Retention.Needed.DROP : tooOld || tooMuch;
    }
}
