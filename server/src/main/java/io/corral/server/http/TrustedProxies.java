package io.corral.server.http;

import io.corral.engine.net.Networks;
import java.util.Optional;

/// Decides whom to believe: `X-Forwarded-*` counts only when the connection comes from a trusted
/// address, and the client is the last hop that is not trusted itself.
public final class TrustedProxies {

    private final Networks networks;

    /// A decision that trusts these addresses.
    public TrustedProxies(Networks networks) {
        this.networks = networks;
    }

    boolean trusts(String address) {
        return Networks.literal(address).map(networks::holds).orElse(false);
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
            if (Networks.literal(hop).isEmpty()) {
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
}
