package busbar.engine.channel;

import java.io.IOException;

/**
 * Walks over the sound frames of a segment in order, and over damage between them: after a bad frame it looks for the
 * next sound one, so that damage never hides what lies behind it. Owned by one thread.
 */
final class FrameWalk {
    private final FrameWindow window;
    private int nextPosition;
    private long nextOffset;
    private int position;
    private int length;
    private int gapPosition;
    private long gapOffset;

    /** @param expected the offset that the frame at the position should have */
    FrameWalk(FrameWindow window, int position, long expected) {
        this.window = window;
        this.nextPosition = position;
        this.nextOffset = expected;
    }

    /** Goes to the next sound frame; false when there is none before the limit of the window. */
    boolean next() throws IOException {
        gapPosition = nextPosition;
        gapOffset = nextOffset;
        int found = nextPosition;
        int frame = window.frameAt(found);
        if (frame == 0 || Frame.offset(window.bytes(), window.at(found)) < nextOffset) {
            found = window.nextFrame(nextPosition + 1, nextOffset);
            if (found < 0) {
                return false;
            }
            frame = Frame.length(window.bytes(), window.at(found));
        }
        position = found;
        length = frame;
        nextPosition = found + frame;
        nextOffset = offset() + (isCloseMark() ? 0 : 1);
        return true;
    }

    byte[] bytes() {
        return window.bytes();
    }

    /** Where the frame begins in {@link #bytes()}. */
    int at() {
        return window.at(position);
    }

    int position() {
        return position;
    }

    int length() {
        return length;
    }

    long offset() {
        return Frame.offset(bytes(), at());
    }

    boolean isCloseMark() {
        return Frame.isCloseMark(bytes(), at());
    }

    /** Whether something unreadable lies between the frame before and this one. */
    boolean afterGap() {
        return gapPosition < position || gapOffset < offset();
    }

    /** Where that begins. */
    int gapPosition() {
        return gapPosition;
    }

    /** The first offset that is missing; up to {@link #offset()}. */
    long gapOffset() {
        return gapOffset;
    }

    /** The position behind the last frame. */
    int endPosition() {
        return nextPosition;
    }

    /** The offset behind the last frame. */
    long endOffset() {
        return nextOffset;
    }
}
