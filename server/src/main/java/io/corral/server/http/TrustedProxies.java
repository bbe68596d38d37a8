package io.corral.server.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides whom to believe: `X-Forwarded-*` counts only when the connection comes from a trusted
/// address, and the client is the last hop that is not trusted itself.
public final class TrustedProxies {

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

    private TrustedProxies(List<Network> networks) {
        this.networks = List.copyOf(networks);
    }

    /// Reads addresses and networks such as `10.0.0.0/8` or `::1`.
    ///
    /// @throws IllegalArgumentException naming the entry that is neither
    public static TrustedProxies of(List<String> entries) {
        List<Network> networks = new ArrayList<>();
        for (String entry : entries) {
            int slash = entry.indexOf('/');
            byte[] address = literal(slash < 0 ? entry : entry.substring(0, slash));
            if (address == null) {
                throw new IllegalArgumentException(
                        "trusted proxy must be an IP address or network, found " + entry);
            }
            networks.add(new Network(address, prefixBits(entry, slash, address.length * 8)));
        }
        return new TrustedProxies(networks);
    }

    boolean trusts(String address) {
        byte[] bytes = literal(address);
        return bytes != null && networks.stream().anyMatch(network -> network.holds(bytes));
    }

    /// The client's address and the address it used, from the connection and its headers.
    ///
    /// @param peer address of the connection
    /// @param forwardedFor value of `X-Forwarded-For`, all fields joined by commas
    Request.Origin origin(
            String peer, Optional<String> forwardedFor, Optional<String> forwardedProto,
            Optional<String> forwardedHost, String authority, boolean secure) {
        String scheme = secure ? "https" : "http";
        if (!trusts(peer)) {
            return new Request.Origin(peer, scheme + "://" + authority);
        }
        String proto = forwardedProto.map(TrustedProxies::firstOf)
                .filter(word -> word.equals("http") || word.equals("https")).orElse(scheme);
        String host = forwardedHost.map(TrustedProxies::firstOf).filter(TrustedProxies::isHost)
                .orElse(authority);
        String client = forwardedFor.map(this::lastUntrusted).orElse(peer);
        return new Request.Origin(client.isEmpty() ? peer : client, proto + "://" + host);
    }

    private String lastUntrusted(String forwardedFor) {
        String[] hops = forwardedFor.split(",", -1);
        String nearest = "";
        for (int i = hops.length - 1; i >= 0; i--) {
            String hop = hops[i].strip();
            if (literal(hop) == null) {
                return nearest;
            }
            nearest = hop;
            if (!trusts(hop)) {
                return hop;
            }
        }
        return nearest;
    }

    private static String firstOf(String value) {
        int comma = value.indexOf(',');
        return (comma < 0 ? value : value.substring(0, comma)).strip();
    }

    private static boolean isHost(String host) {
        return !host.isEmpty() && host.chars().allMatch(c -> Character.isLetterOrDigit(c)
                || c == '.' || c == '-' || c == ':' || c == '[' || c == ']');
    }

    private static int prefixBits(String entry, int slash, int bitsMax) {
        if (slash < 0) {
            return bitsMax;
        }
        String digits = entry.substring(slash + 1);
        boolean number = !digits.isEmpty() && digits.length() <= 3
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number || Integer.parseInt(digits) > bitsMax) {
            throw new IllegalArgumentException("wrong network size in trusted proxy " + entry);
        }
        return Integer.parseInt(digits);
    }

    /// The bytes of an address literal; null for anything that would need a name look-up.
    private static byte @Nullable [] literal(String text) {
        String bare = text.startsWith("[") && text.endsWith("]")
                ? text.substring(1, text.length() - 1)
                : text;
        boolean literal = !bare.isEmpty() && (bare.indexOf(':') >= 0
                ? bare.chars().allMatch(c -> c == ':' || c == '.' || Character.digit(c, 16) >= 0)
                : bare.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9')));
        if (!literal) {
            return null;
        }
        try {
            return InetAddress.getByName(bare).getAddress();
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
