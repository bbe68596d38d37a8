package io.corral.domain.triage;

import io.corral.domain.id.IssueId;
import io.corral.domain.issue.IgnoreClass;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// That the same is set aside again and again: a rule lets through what nobody acts on.
///
/// @param ignoreClass all were ignored for; null where they differ or nobody said
/// @param project slug; null where they are of several
/// @param count how often
/// @param text what happens, in a sentence
/// @param proposal what to change, as it would be written
/// @param issues the latest ignored first
public record IgnoreWarning(Kind kind, @Nullable IgnoreClass ignoreClass,
        @Nullable String project, int count, Gap gap, String text, String proposal,
        List<IssueId> issues) {

    public IgnoreWarning {
        issues = List.copyOf(issues);
    }

    /// What repeats.
    public enum Kind {
        /// One issue, which came back each time.
        ISSUE,
        /// Issues with the same message.
        PATTERN,
        /// A class of reasons in one project.
        CLASS,
        /// That people ignore what they never opened.
        UNREAD;

        /// The word of the API.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What let them through.
    public enum Gap {
        /// An inbound filter of the project is off.
        INBOUND_FILTER,
        /// The product context does not call it known noise.
        NOISE_RULE,
        /// Grouping keeps apart what is one.
        FINGERPRINT_RULE,
        /// Alerts tell of it, though nobody acts.
        ALERT_RULE,
        /// Nobody reads it.
        READING;

        /// The word of the API, such as `inbound-filter`.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
