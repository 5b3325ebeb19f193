package busbar.engine.dispatch;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/** Finds the addresses of hosts, and refuses those of the inner network unless they are allowed. */
final class Addresses implements Dns {
    private final boolean privateAllowed;

    Addresses(boolean privateAllowed) {
        this.privateAllowed = privateAllowed;
    }

    /** The service runs inside a network that the author of a rule may not see (OWASP, "SSRF"). */
    static final class Refused extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        Refused(String host) {
            super("`%s` is a private, loopback or link-local address, which this service does not deliver to. "
                    .formatted(host) + "Start it with --allow-private-targets to allow that.");
        }
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> found = Dns.SYSTEM.lookup(host);
        check(host, found);
        return found;
    }

    /** Hosts written as numbers are not looked up, so they are checked by themselves. */
    void checkLiteral(String host) throws UnknownHostException {
        boolean literal = host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
        if (literal) {
            check(host, List.of(InetAddress.getByName(host)));
        }
    }

    private void check(String host, List<InetAddress> found) throws Refused {
        if (!privateAllowed && found.stream().anyMatch(Addresses::isPrivate)) {
            throw new Refused(host);
        }
    }

    private static boolean isPrivate(InetAddress address) {
        byte first = address.getAddress()[0];
        boolean uniqueLocal = address instanceof Inet6Address && (first & 0xfe) == 0xfc; // RFC 4193
        return uniqueLocal || address.isAnyLocalAddress() || address.isLoopbackAddress()
                || address.isLinkLocalAddress() || address.isSiteLocalAddress() || address.isMulticastAddress();
    }
}
