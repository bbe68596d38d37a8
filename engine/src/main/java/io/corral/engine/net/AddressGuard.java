package io.corral.engine.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/// Decides which addresses the process may connect to by itself: public ones, and those the
/// operator allows. Private, loopback, link-local and other special networks are refused, because
/// addresses in settings and event data must not open a way into the operator's network.
public final class AddressGuard {

    /// IANA special-purpose registries (RFC 6890 and successors) beyond what `InetAddress` knows.
    private static final Networks SPECIAL = Networks.of(List.of(
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
            "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/127", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32",
            "2002::/16", "fc00::/7", "fe80::/10", "ff00::/8"));

    private static final int MAPPED_PREFIX_BYTES = 12;

    private final Networks allowed;

    /// A guard that also lets connections to these networks through.
    public AddressGuard(Networks allowed) {
        this.allowed = allowed;
    }

    /// Whether the process may connect to this address.
    public boolean allows(InetAddress address) {
        InetAddress plain = unmapped(address);
        return allowed.holds(plain) || !SPECIAL.holds(plain);
    }

    /// `::ffff:10.0.0.1` and `::10.0.0.1` are the IPv4 address they hold.
    private static InetAddress unmapped(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] bytes = address.getAddress();
        boolean zeros = true;
        for (int i = 0; i < MAPPED_PREFIX_BYTES - 2; i++) {
            zeros &= bytes[i] == 0;
        }
        boolean mapped = zeros && ((bytes[10] == -1 && bytes[11] == -1)
                || (bytes[10] == 0 && bytes[11] == 0 && bytes[12] != 0));
        if (!mapped) {
            return address;
        }
        try {
            return InetAddress.getByAddress(
                    Arrays.copyOfRange(bytes, MAPPED_PREFIX_BYTES, bytes.length));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an IPv4 address", e);
        }
    }
}
