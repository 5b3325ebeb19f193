package busbar.api.pattern;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** A network of IPv4 or IPv6 addresses. Parsed as text: no name is ever looked up. */
public record AddressRange(byte[] network, int bits) {

    /** Reads {@code 10.0.0.0/24} or {@code fc00::/7}; empty when it is neither. */
    static Optional<AddressRange> parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 2 || !parts[1].matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        int bits = Integer.parseInt(parts[1]);
        return address(parts[0]).filter(a -> bits <= a.length * 8).map(a -> new AddressRange(a, bits));
    }

    boolean isIpv4() {
        return network.length == 4;
    }

    /** Whether the mask leaves one address only. */
    boolean isSingle() {
        return bits == network.length * 8;
    }

    static boolean isAddress(String text) {
        return address(text).isPresent();
    }

    boolean contains(String text) {
        return address(text).filter(a -> a.length == network.length).map(a -> shared(a) >= bits).orElse(false);
    }

    private int shared(byte[] address) {
        BigInteger difference = new BigInteger(1, address).xor(new BigInteger(1, network));
        return network.length * 8 - difference.bitLength();
    }

    private static Optional<byte[]> address(String text) {
        return text.indexOf(':') >= 0 ? ipv6(text) : ipv4(text);
    }

    private static Optional<byte[]> ipv4(String text) {
        String[] parts = text.split("\\.", -1);
        byte[] address = new byte[4];
        if (parts.length != 4) {
            return Optional.empty();
        }
        for (int i = 0; i < 4; i++) {
            if (!parts[i].matches("[0-9]{1,3}") || Integer.parseInt(parts[i]) > 255) {
                return Optional.empty();
            }
            address[i] = (byte) Integer.parseInt(parts[i]);
        }
        return Optional.of(address);
    }

    private static Optional<byte[]> ipv6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text).filter(g -> g.length == 16);
        }
        Optional<byte[]> head = groups(text.substring(0, gap));
        Optional<byte[]> tail = groups(text.substring(gap + 2));
        if (head.isEmpty() || tail.isEmpty() || head.get().length + tail.get().length > 14) {
            return Optional.empty();
        }
        byte[] address = Arrays.copyOf(head.get(), 16);
        System.arraycopy(tail.get(), 0, address, 16 - tail.get().length, tail.get().length);
        return Optional.of(address);
    }

    private static Optional<byte[]> groups(String text) {
        if (text.isEmpty()) {
            return Optional.of(new byte[0]);
        }
        String[] parts = text.split(":", -1);
        byte[] bytes = new byte[parts.length * 2];
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].matches("[0-9a-fA-F]{1,4}")) {
                return Optional.empty();
            }
            int group = Integer.parseInt(parts[i], 16);
            bytes[2 * i] = (byte) (group >> 8);
            bytes[2 * i + 1] = (byte) group;
        }
        return Optional.of(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressRange that && bits == that.bits && Arrays.equals(network, that.network);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(network) + bits;
    }
}
