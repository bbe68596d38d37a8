package io.corral.engine.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A set of IP addresses and networks such as `10.0.0.0/8` or `::1`. Immutable.
public final class Networks {

    private final List<Network> networks;

    private record Network(byte[] address, int prefixBits) {
        boolean holds(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < prefixBits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private Networks(List<Network> networks) {
        this.networks = List.copyOf(networks);
    }

    /// Reads addresses and networks.
    ///
    /// @throws IllegalArgumentException naming the entry that is neither
    public static Networks of(List<String> entries) {
        List<Network> networks = new ArrayList<>();
        for (String entry : entries) {
            int slash = entry.indexOf('/');
            String base = slash < 0 ? entry : entry.substring(0, slash);
            byte[] address = literal(base)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "expected an IP address or network such as 10.0.0.0/8, found " + entry))
                    .getAddress();
            networks.add(new Network(address, prefixBits(entry, slash, address.length * 8)));
        }
        return new Networks(networks);
    }

    /// Whether one of the networks holds the address.
    public boolean holds(InetAddress address) {
        byte[] bytes = address.getAddress();
        for (Network network : networks) {
            if (network.holds(bytes)) {
                return true;
            }
        }
        return false;
    }

    /// The address a literal such as `192.0.2.1`, `2001:db8::1` or `[::1]` names; empty for
    /// anything that would need a name look-up.
    public static Optional<InetAddress> literal(String text) {
        String bare = text.startsWith("[") && text.endsWith("]")
                ? text.substring(1, text.length() - 1)
                : text;
        boolean literal = !bare.isEmpty() && (bare.indexOf(':') >= 0
                ? bare.chars().allMatch(c -> c == ':' || c == '.' || Character.digit(c, 16) >= 0)
                : isDottedQuad(bare));
        if (!literal) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(bare));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static boolean isDottedQuad(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            boolean number = !part.isEmpty() && part.length() <= 3
                    && part.chars().allMatch(c -> c >= '0' && c <= '9');
            if (!number || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    private static int prefixBits(String entry, int slash, int bitsMax) {
        if (slash < 0) {
            return bitsMax;
        }
        String digits = entry.substring(slash + 1);
        boolean number = !digits.isEmpty() && digits.length() <= 3
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number || Integer.parseInt(digits) > bitsMax) {
            throw new IllegalArgumentException("wrong network size in " + entry);
        }
        return Integer.parseInt(digits);
    }
}
