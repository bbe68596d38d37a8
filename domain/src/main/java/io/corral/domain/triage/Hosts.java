package io.corral.domain.triage;

import io.corral.domain.event.Request;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Which hosts are ours: those that requests of any project came to, and names that exist inside a
/// network only.
final class Hosts {

    private static final Set<String> INNER_ENDINGS =
            Set.of("internal", "local", "localhost", "svc", "lan", "intern", "corp", "cluster");
    private static final Set<String> SECOND_LEVELS = Set.of("co", "com", "org", "net", "gov", "ac");
    private static final int HOST_LENGTH_MAX = 253;

    private final Set<String> domains = new HashSet<>();

    /// @param addresses that requests came to, beside those of the latest events
    static Hosts of(List<IssueFacts> issues, Collection<String> addresses) {
        var hosts = new Hosts();
        addresses.forEach(
                each -> hostOf(each).map(Hosts::domain).ifPresent(hosts.domains::add));
        for (IssueFacts issue : issues) {
            Request request = issue.event() == null ? null : issue.event().request();
            if (request != null && request.url() != null) {
                hostOf(request.url()).map(Hosts::domain).ifPresent(hosts.domains::add);
            }
        }
        return hosts;
    }

    /// Whether the same hosts are ours.
    boolean isSame(Hosts other) {
        return domains.equals(other.domains);
    }

    boolean isOurs(String host) {
        String last = host.substring(host.lastIndexOf('.') + 1);
        boolean inner = host.indexOf('.') < 0 || INNER_ENDINGS.contains(last)
                || (isAddress(host) && isPrivate(host));
        return inner || domains.contains(domain(host));
    }

    private static boolean isPrivate(String host) {
        return host.startsWith("10.") || host.startsWith("192.168.") || host.startsWith("127.")
                || host.startsWith("172.");
    }

    /// The host of an address, or of the first address within a text; lower case, without port.
    static Optional<String> hostOf(String text) {
        int from = begin(text);
        if (from < 0) {
            return Optional.empty();
        }
        int end = from;
        while (end < text.length() && end - from < HOST_LENGTH_MAX && isHost(text.charAt(end))) {
            end++;
        }
        return end == from
                ? Optional.empty()
                : Optional.of(text.substring(from, end).toLowerCase(Locale.ROOT));
    }

    // After the scheme of an address, or in the way of Python's urllib3: host='api.example'.
    private static int begin(String text) {
        int scheme = text.indexOf("://");
        if (scheme >= 0) {
            return scheme + 3;
        }
        int named = text.indexOf("host='");
        return named < 0 ? -1 : named + 6;
    }

    private static boolean isHost(char letter) {
        return Character.isLetterOrDigit(letter) || letter == '.' || letter == '-' || letter == '_';
    }

    /// The first host within our network that a text names, as `cache-1.internal` or `10.2.0.7`.
    static Optional<String> innerHostIn(String text) {
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || !isHost(text.charAt(i))) {
                String word = text.substring(from, i).toLowerCase(Locale.ROOT);
                if (isInner(word)) {
                    return Optional.of(word);
                }
                from = i + 1;
            }
        }
        return Optional.empty();
    }

    private static boolean isInner(String word) {
        int dot = word.lastIndexOf('.');
        return dot > 0 && dot < word.length() - 1 && word.length() <= HOST_LENGTH_MAX
                && (INNER_ENDINGS.contains(word.substring(dot + 1))
                        || (isAddress(word) && isPrivate(word)));
    }

    private static boolean isAddress(String word) {
        return word.chars().filter(letter -> letter == '.').count() == 3
                && word.chars().allMatch(letter -> letter == '.' || Character.isDigit(letter));
    }

    private static String domain(String host) {
        String[] labels = host.split("\\.", -1);
        int count = labels.length;
        if (count <= 2) {
            return host;
        }
        int kept = SECOND_LEVELS.contains(labels[count - 2]) && count > 2 ? 3 : 2;
        return String.join(".", List.of(labels).subList(count - kept, count));
    }
}
