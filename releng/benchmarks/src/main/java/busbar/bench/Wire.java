package busbar.bench;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One kept-alive HTTP/1.1 connection over a bare socket, either end, as cheap as it can be. One thread at a time. */
final class Wire implements Closeable {
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private final Socket socket;
    private final InputStream in;
    private final byte[] line = new byte[8_192];

    Wire(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 16_384);
    }

    static Wire to(int port) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        return new Wire(socket);
    }

    void send(byte[] message) throws IOException {
        socket.getOutputStream().write(message);
    }

    /** A message that was received. @param first its first line */
    record Message(String first, byte[] body) {

        boolean isGood() {
            return first.startsWith("HTTP/1.1 200");
        }
    }

    /** Waits for a whole message. Only messages with a content length are understood. */
    Message receive() throws IOException {
        int length = readLine();
        String first = new String(line, 0, length, StandardCharsets.ISO_8859_1);
        int bytes = 0;
        for (length = readLine(); length > 0; length = readLine()) {
            if (isLength(length)) {
                bytes = Integer.parseInt(new String(line, LENGTH.length, length - LENGTH.length,
                        StandardCharsets.US_ASCII).strip());
            }
        }
        return new Message(first, in.readNBytes(bytes));
    }

    private boolean isLength(int length) {
        for (int i = 0; i < LENGTH.length; i++) {
            if (i >= length || (line[i] | 0x20) != LENGTH[i]) {
                return false;
            }
        }
        return true;
    }

    /** Without its end. */
    private int readLine() throws IOException {
        int at = 0;
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("closed");
            }
            line[at++] = (byte) c;
        }
        return at > 0 && line[at - 1] == '\r' ? at - 1 : at;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
