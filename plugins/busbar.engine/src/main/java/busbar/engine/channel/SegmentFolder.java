package busbar.engine.channel;

import busbar.engine.store.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names in the folder of a channel: {@code 00000000000000000042.segment} begins with offset 42, {@code .index} lies
 * beside it when it is sealed; {@code .ahead} is a segment being prepared and {@code .new} a file being written.
 */
record SegmentFolder(Disk disk, Path path) {
    static final String UNFINISHED = ".new";
    private static final String SEGMENT = ".segment";
    private static final String INDEX = ".index";
    private static final String AHEAD = "next.ahead";
    private static final Pattern NUMBERED = Pattern.compile("(\\d{20})(\\.segment|\\.index)");

    Path segment(long baseOffset) {
        return path.resolve("%020d%s".formatted(baseOffset, SEGMENT));
    }

    Path index(long baseOffset) {
        return path.resolve("%020d%s".formatted(baseOffset, INDEX));
    }

    Path ahead() {
        return path.resolve(AHEAD);
    }

    /** The base offsets of the segments, rising. */
    List<Long> bases() throws IOException {
        return disk.list(path).stream().filter(name -> name.endsWith(SEGMENT)).map(SegmentFolder::base)
                .flatMap(Optional::stream).sorted().toList();
    }

    /** Deletes what a crash left half made: it holds nothing that was acknowledged. */
    void clean() throws IOException {
        List<Long> bases = bases();
        for (String name : disk.list(path)) {
            boolean orphan = name.endsWith(INDEX) && base(name).filter(bases::contains).isEmpty();
            if (orphan || name.equals(AHEAD) || name.endsWith(UNFINISHED)) {
                disk.delete(path.resolve(name));
            }
        }
        disk.syncDirectory(path);
    }

    /** Deletes a segment; synced at once, so that a power failure never leaves a hole between kept segments. */
    void delete(long baseOffset) throws IOException {
        disk.delete(index(baseOffset));
        disk.delete(segment(baseOffset));
        disk.syncDirectory(path);
    }

    private static Optional<Long> base(String name) {
        Matcher numbered = NUMBERED.matcher(name);
        return numbered.matches() ? Optional.of(Long.parseLong(numbered.group(1))) : Optional.empty();
    }
}
