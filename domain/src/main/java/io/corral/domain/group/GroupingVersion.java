package io.corral.domain.group;

/// What an event was grouped under: enough to make its grouping again.
///
/// @param algorithm version of the algorithm; 0 for what is not grouped
/// @param ruleSet number of the project's rule set; 0 for none
public record GroupingVersion(int algorithm, long ruleSet) {

    /// Of what is not grouped.
    public static final GroupingVersion NONE = new GroupingVersion(0, 0);

    /// The first algorithm without rules of the project: what projects made before there were
    /// versions are grouped under.
    public static final GroupingVersion FIRST = new GroupingVersion(1, 0);
}
