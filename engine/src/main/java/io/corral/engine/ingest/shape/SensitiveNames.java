package io.corral.engine.ingest.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Which names of attributes hold secrets. The built-in words are those Sentry documents for its
/// server-side scrubbing; a project adds its own and names exceptions. Thread-safe.
public final class SensitiveNames {

    /// A name that contains one of these is sensitive, in any case.
    private static final List<String> WORDS = List.of(
            "password", "passwd", "passphrase", "secret", "api_key", "apikey", "api-key",
            "credential", "mysql_pwd", "private_key", "privatekey", "private-key", "token",
            "bearer", "authorization", "x-auth", "access_key", "accesskey", "connect.sid",
            "card_number", "cardnumber", "cvv", "csrf", "xsrf", "sessionid", "phpsessid",
            "jsessionid");

    /// A name that is exactly one of these is sensitive.
    private static final List<String> WHOLE = List.of(
            "auth", "pwd", "pass", "pw", "sid", "session", "set-cookie");

    /// Names are few and come again in every event; hostile ones only make the memory start anew.
    private static final int JUDGED_MAX = 1024;
    private static final int JUDGED_LENGTH_MAX = 64;

    private final boolean defaults;
    private final List<String> extra;
    private final List<String> safe;
    private final Map<String, Boolean> judged = new ConcurrentHashMap<>();

    /// Names of these settings.
    ///
    /// @param defaults whether the built-in words count
    /// @param extra further words of the project, matched like the built-in ones
    /// @param safe names never redacted, whole, in any case
    public SensitiveNames(boolean defaults, List<String> extra, List<String> safe) {
        this.defaults = defaults;
        this.extra = lower(extra);
        this.safe = lower(safe);
    }

    /// Whether the value under this name must be redacted. What was found is remembered for names
    /// of usual length, because comparing with every word costs more than the rest of scrubbing.
    public boolean isSensitive(String name) {
        if (name.length() > JUDGED_LENGTH_MAX) {
            return judge(name);
        }
        Boolean known = judged.get(name);
        if (known != null) {
            return known;
        }
        if (judged.size() >= JUDGED_MAX) {
            judged.clear();
        }
        boolean sensitive = judge(name);
        judged.put(name, sensitive);
        return sensitive;
    }

    private boolean judge(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (safe.contains(lower)) {
            return false;
        }
        return (defaults && (WHOLE.contains(lower) || containsAny(lower, WORDS)))
                || containsAny(lower, extra);
    }

    private static boolean containsAny(String name, List<String> words) {
        for (String word : words) {
            if (name.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> lower(List<String> names) {
        List<String> lower = new ArrayList<>(names.size());
        for (String name : names) {
            if (!name.isBlank()) {
                lower.add(name.strip().toLowerCase(Locale.ROOT));
            }
        }
        return List.copyOf(lower);
    }
}
