package io.corral.domain.issue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads which issues a commit says it fixes (Sentry docs "Resolve issues via commits"): a word
/// such as `fixes` followed by short ids.
public final class CommitMessage {

    /// Longer messages are read up to here.
    private static final int LENGTH_MAX = 10_000;

    private static final String SHORT_ID = "[a-z0-9_][a-z0-9_-]{0,80}-[a-z0-9]{1,12}";
    private static final Pattern FIXES = Pattern.compile(
            "\\b(?:fix|fixes|fixed|close|closes|closed|resolve|resolves|resolved)\\b:?\\s+"
                    + "(" + SHORT_ID + "(?:\\s*(?:,|&|,?\\s+and)\\s*" + SHORT_ID + "){0,20})\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern EACH = Pattern.compile(SHORT_ID, Pattern.CASE_INSENSITIVE);

    private CommitMessage() {}

    /// The issues named behind `fix`, `fixes`, `fixed`, and the same forms of close and resolve;
    /// several may be joined by commas, `&` or `and`.
    public static List<ShortId> fixes(@Nullable String message) {
        if (message == null) {
            return List.of();
        }
        Set<ShortId> named = new LinkedHashSet<>();
        String read = message.substring(0, Math.min(message.length(), LENGTH_MAX));
        Matcher fixes = FIXES.matcher(read);
        while (fixes.find()) {
            EACH.matcher(fixes.group(1)).results()
                    .flatMap(each -> ShortId.parse(each.group()).stream())
                    .forEach(named::add);
        }
        return List.copyOf(named);
    }
}
