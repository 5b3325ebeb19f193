package busbar.engine.channel;

import busbar.engine.store.StoreFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the folder of a channel after a close or a crash. Sealed segments are known by their index file; the last
 * segment is scanned and repaired, and a sealed one only when its index file is missing or damaged.
 */
final class SegmentRecovery {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentRecovery.class);
    /** Stands for the marker of a segment whose header is lost: begins no frame,
     *  so all its records count as damaged. */
    private static final int NO_MARKER = 0;

    private final SegmentFolder folder;
    private final DamageLog damage;
    private int bytesTorn;

    SegmentRecovery(SegmentFolder folder, DamageLog damage) {
        this.folder = folder;
        this.damage = damage;
    }

    /** @param active empty when the channel is new */
    record Recovered(List<Segment> sealed, Optional<ActiveSegment> active, int bytesTorn) {}

    Recovered recover() throws IOException {
        folder.clean();
        List<Long> bases = folder.bases();
        List<Segment> sealed = new ArrayList<>();
        for (int i = 0; i + 1 < bases.size(); i++) {
            sealed.add(sealed(bases.get(i), bases.get(i + 1)));
        }
        Optional<ActiveSegment> active =
                bases.isEmpty() ? Optional.empty() : Optional.of(active(bases.getLast()));
        return new Recovered(sealed, active, bytesTorn);
    }

    private Segment sealed(long baseOffset, long nextBaseOffset) throws IOException {
        try (StoreFile file = folder.disk().open(folder.segment(baseOffset))) {
            SegmentHeader header = SegmentHeader.read(file).filter(read -> read.baseOffset() == baseOffset)
                    .orElse(new SegmentHeader(NO_MARKER, baseOffset));
            Optional<SegmentIndexFile.Summary> summary = readSummary(header)
                    .filter(found -> found.header().equals(header) && found.endOffset() == nextBaseOffset);
            if (summary.isPresent()) {
                if (summary.get().recordsDamaged() > 0) {
                    SegmentScan.of(file, header, (int) file.size(), damage); // tells which
                }
                return new Segment(folder, summary.get(), file.size(), damage);
            }
            return scanned(file, header, nextBaseOffset);
        }
    }

    private Optional<SegmentIndexFile.Summary> readSummary(SegmentHeader header) {
        try (StoreFile file = folder.disk().open(folder.index(header.baseOffset()))) {
            return SegmentIndexFile.readSummary(file);
        } catch (IOException e) {
            LOG.info("segment [{}] has no index file and is scanned", folder.segment(header.baseOffset()));
            return Optional.empty();
        }
    }

    private Segment scanned(StoreFile file, SegmentHeader header, long nextBaseOffset) throws IOException {
        SegmentScan scan = SegmentScan.of(file, header, (int) file.size(), damage);
        if (scan.endOffset() > nextBaseOffset) {
            throw new ChannelFailed("Segment [" + folder.segment(header.baseOffset()) + "] ends at offset "
                    + scan.endOffset() + ", but the next one begins at " + nextBaseOffset
                    + ": files of another channel lie in the folder. Remove them.", null);
        }
        scan.gapsUnproven().forEach(gap -> damage.add(gap.offset(), gap.nextOffset()));
        damage.add(scan.endOffset(), nextBaseOffset);
        var summary = new SegmentIndexFile.Summary(header, nextBaseOffset, scan.endPosition(), scan.index().timeMax(),
                damage.records(header.baseOffset(), nextBaseOffset));
        SegmentIndexFile.write(folder.disk(), folder.index(header.baseOffset()), summary, scan.index());
        return new Segment(folder, summary, file.size(), damage);
    }

    private ActiveSegment active(long baseOffset) throws IOException {
        StoreFile file = folder.disk().open(folder.segment(baseOffset));
        try {
            SegmentHeader header = SegmentHeader.read(file).filter(read -> read.baseOffset() == baseOffset)
                    .orElseThrow(() -> new ChannelFailed("The header of [" + folder.segment(baseOffset)
                            + "] is damaged in both its copies, so its records cannot be found. Restore the file from a"
                            + " backup, or move it away to go on without its records.", null));
            TailRepair.Tail tail = new TailRepair(file, header, damage).repair();
            bytesTorn = tail.bytesTorn();
            if (bytesTorn > 0) {
                LOG.warn("segment [{}]: the last [{}] bytes were not written completely before the crash and not "
                        + "acknowledged; they were cut off", folder.segment(baseOffset), bytesTorn);
            }
            Segment segment = new Segment(folder, header, file.size(), damage, file, tail.index());
            return new ActiveSegment(segment, file, tail.index(), tail.endPosition(), tail.endOffset());
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }
}
