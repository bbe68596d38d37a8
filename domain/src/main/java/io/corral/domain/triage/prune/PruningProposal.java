package io.corral.domain.triage.prune;

import io.corral.domain.triage.NoiseClass;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Something an organisation could stop looking at.
///
/// @param key names it within a report
/// @param project slug
/// @param noise class of its issues; null where they are no noise
/// @param filter what is turned on; null with other kinds
/// @param grouping number of the proposal about the grouping; 0 with other kinds
/// @param rule text of the fingerprint rule; null with other kinds
/// @param members issues it is about, most events first
/// @param events that it would have kept out of sight, or out of the store, in the last 30 days
/// @param issues that nobody would have had to look at in that time
/// @param evidence why, in a sentence
public record PruningProposal(String key, Kind kind, String project, @Nullable NoiseClass noise,
        @Nullable FilterRule filter, long grouping, @Nullable String rule, List<Member> members,
        long events, int issues, String evidence) {

    /// More issues are no longer one decision.
    public static final int MEMBERS_MAX = 40;

    public PruningProposal {
        members = List.copyOf(members);
    }

    /// What is done about it.
    public enum Kind {
        /// Its issues are ignored until they escalate.
        ARCHIVE,
        /// An inbound filter is turned on, and its issues are ignored.
        FILTER,
        /// Its issues become one.
        GROUPING,
        /// A fingerprint rule makes later events of them one issue.
        FINGERPRINT;

        /// The word of the wire.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// An issue of it.
    ///
    /// @param why the rule that calls it noise, or how alike it is
    public record Member(long issue, String shortId, String title, long events, String why) {}
}
