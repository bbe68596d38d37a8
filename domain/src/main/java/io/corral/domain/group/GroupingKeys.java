package io.corral.domain.group;

import java.util.List;

/// The grouping of one event: exactly one key decides which issue it belongs to.
///
/// @param primary the deciding key, unique for the issue within its project
/// @param allFrames key over all frames, for proposals only, never for assignment; 0 when absent
/// @param tier what the key was made from
/// @param algorithm version of the algorithm that made it
/// @param ruleSet number of the project's rule set it was made with; 0 without one
/// @param aliases further keys looked up during an algorithm transition, best first
public record GroupingKeys(
        long primary, long allFrames, Tier tier, int algorithm, long ruleSet,
        List<Long> aliases) {
    public GroupingKeys {
        aliases = List.copyOf(aliases);
    }

    /// What they were made under.
    public GroupingVersion version() {
        return new GroupingVersion(algorithm, ruleSet);
    }
}
