package busbar.api.json;

import java.util.Arrays;

/** Bytes in a row that grow. One thread. */
public final class Utf8Buffer {
    private byte[] bytes;
    private int size;

    public Utf8Buffer(int sizeExpected) {
        bytes = new byte[sizeExpected];
    }

    public void add(byte[] more) {
        add(more, 0, more.length);
    }

    public void add(byte[] from, int start, int length) {
        if (size + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + length));
        }
        System.arraycopy(from, start, bytes, size, length);
        size += length;
    }

    public byte[] toBytes() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }
}
