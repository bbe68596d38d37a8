package io.corral.domain.triage.session;

import io.corral.domain.id.IssueId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Something a person did about one issue while they triaged.
///
/// @param title as it was, cut to [#TITLE_LENGTH_MAX]
/// @param said what was done, after the issue: `assigned to Ben`
/// @param undo names it to whoever can undo it; null when it cannot be undone
public record Step(IssueId issue, String shortId, String title, Kind kind, String said,
        Instant at, @Nullable String undo) {

    /// Characters of a title.
    public static final int TITLE_LENGTH_MAX = 120;
    private static final int SAID_LENGTH_MAX = 200;

    public Step {
        title = cut(title, TITLE_LENGTH_MAX);
        said = cut(said, SAID_LENGTH_MAX);
    }

    /// What was done.
    public enum Kind {
        RESOLVED,
        IGNORED,
        ASSIGNED,
        CORRECTED,
        /// Looked at, and left as it is.
        PASSED;

        /// The word for a person.
        public String word() {
            return this == PASSED ? "looked at" : name().toLowerCase(Locale.ROOT);
        }
    }

    /// The same, done for good.
    Step settled() {
        return new Step(issue, shortId, title, kind, said, at, null);
    }

    private static String cut(String text, int lengthMax) {
        return text.codePointCount(0, text.length()) <= lengthMax
                ? text
                : text.substring(0, text.offsetByCodePoints(0, lengthMax - 1)) + "…";
    }
}
