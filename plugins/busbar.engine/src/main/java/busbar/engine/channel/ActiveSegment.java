package busbar.engine.channel;

import busbar.engine.store.StoreFile;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The segment being written, as its writer sees it. Owned by the thread of the writer. */
final class ActiveSegment {
    private final Segment segment;
    private final StoreFile file;
    private final SegmentIndex index;
    private final int capacityBytes;
    private int position;
    private long offset;

    /** @param position behind the last durable frame, whose offset is one less than this one */
    ActiveSegment(Segment segment, StoreFile file, SegmentIndex index, int position, long offset) {
        this.segment = segment;
        this.file = file;
        this.index = index;
        this.capacityBytes = (int) segment.fileBytes();
        this.position = position;
        this.offset = offset;
        segment.publish(position, offset);
    }

    Segment segment() {
        return segment;
    }

    int capacityBytes() {
        return capacityBytes;
    }

    int marker() {
        return segment.header().marker();
    }

    long offset() {
        return offset;
    }

    boolean isHalfFull() {
        return position > capacityBytes / 2;
    }

    /** Whether so many bytes fit, with a close mark behind them. */
    boolean hasRoom(int bytes) {
        return bytes <= capacityBytes - position - Frame.BYTES_MIN;
    }

    private void index(GroupBuffer group) {
        group.forEachFrame(
                (frameOffset, frameAt, timeMillis) -> index.add(frameOffset, position + frameAt, timeMillis));
    }

    /** Returns after the group is on disk, and is then at its end. */
    void write(GroupBuffer group) throws IOException {
        write(group.content());
        index(group);
        position += group.size();
        offset += group.records();
        segment.publish(position, offset);
    }

    void writeCloseMark() throws IOException {
        byte[] mark = new byte[Frame.BYTES_MIN];
        Frame.writeCloseMark(mark, 0, marker(), offset);
        write(ByteBuffer.wrap(mark));
    }

    private void write(ByteBuffer content) throws IOException {
        file.write(content, position);
        file.force();
    }
}
