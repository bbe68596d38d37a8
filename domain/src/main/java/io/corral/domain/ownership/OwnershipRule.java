package io.corral.domain.ownership;

import io.corral.domain.group.rule.Matcher;
import io.corral.domain.group.rule.RuleSource;
import java.util.List;

/// Names who looks after events that match.
///
/// @param matcher what an event has
/// @param owners the first one first; none takes owners away that an earlier rule gave
/// @param source where it is written
public record OwnershipRule(Matcher matcher, List<Owner> owners, RuleSource source) {
    public OwnershipRule {
        owners = List.copyOf(owners);
    }
}
