package io.corral.engine.symbolicate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/// Addresses of scripts, and the names under which uploads know them. Hostile text: compared, never
/// opened.
final class SourceUrls {

    private static final String ANY_HOST = "~/";

    private SourceUrls() {}

    /// Names under which a file at this address may have been uploaded: as it is, without its
    /// query, and both with `~` for scheme and host.
    static Set<String> candidates(String address) {
        Set<String> names = new LinkedHashSet<>();
        int fragment = address.indexOf('#');
        String whole = fragment < 0 ? address : address.substring(0, fragment);
        int query = whole.indexOf('?');
        String plain = query < 0 ? whole : whole.substring(0, query);
        names.add(whole);
        names.add(plain);
        names.add(hostless(whole));
        names.add(hostless(plain));
        return names;
    }

    private static String hostless(String address) {
        if (address.startsWith(ANY_HOST)) {
            return address;
        }
        String path = address.substring(pathStart(address));
        return path.startsWith("/") ? "~" + path : ANY_HOST + path;
    }

    /// Where the path begins: behind scheme and host.
    private static int pathStart(String address) {
        int scheme = address.indexOf("://");
        if (scheme < 0) {
            return 0;
        }
        int path = address.indexOf('/', scheme + 3);
        return path < 0 ? address.length() : path;
    }

    /// The address a reference inside a file leads to.
    static String resolve(String base, String reference) {
        if (reference.contains("://") || reference.startsWith(ANY_HOST)) {
            return reference;
        }
        int start = base.startsWith(ANY_HOST) ? 1 : pathStart(base);
        String host = base.substring(0, start);
        if (reference.startsWith("/")) {
            return host + normal(reference);
        }
        int query = base.indexOf('?');
        String path = query < 0 ? base.substring(start) : base.substring(start, query);
        return host + normal(path.substring(0, path.lastIndexOf('/') + 1) + reference);
    }

    private static String normal(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                boolean atRoot = parts.isEmpty() || (parts.size() == 1
                        && parts.getLast().isEmpty());
                if (!atRoot) {
                    parts.removeLast();
                }
            } else if (!part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }
}
