package io.corral.domain.group.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// When a rule applies: all matchers hold, for one frame, one exception and one thread.
///
/// @param caller must hold for the frame that called the matched one; null without
/// @param callee must hold for the frame that the matched one called; null without
public record RuleCondition(
        @Nullable Matcher caller, List<Matcher> matchers, @Nullable Matcher callee) {

    /// Matchers of one rule.
    public static final int MATCHERS_MAX = 32;

    public RuleCondition {
        matchers = List.copyOf(matchers);
        if (matchers.isEmpty() || matchers.size() > MATCHERS_MAX) {
            throw new IllegalArgumentException(
                    "a rule has 1 to " + MATCHERS_MAX + " matchers, found " + matchers.size());
        }
    }
}
