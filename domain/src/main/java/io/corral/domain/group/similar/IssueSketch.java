package io.corral.domain.group.similar;

import io.corral.domain.id.IssueId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What is kept of an issue to compare it with others.
///
/// @param events the issue had when this was drawn
/// @param lastSeen then
/// @param keys the issue's grouping keys then, all in one number
/// @param representatives at most 16, the most frequent first; none when nothing of the issue can
///     be compared
public record IssueSketch(
        IssueId issue, long events, Instant lastSeen, long keys,
        List<Representative> representatives) {

    /// Representatives kept of an issue.
    public static final int REPRESENTATIVES_MAX = 16;

    public IssueSketch {
        representatives = List.copyOf(representatives);
    }

    /// Folds what events show: those that show the same become one.
    public static List<Representative> distinct(List<Representative> shown) {
        List<Representative> distinct = new ArrayList<>();
        for (Representative each : shown) {
            int same = 0;
            while (same < distinct.size() && !distinct.get(same).looksLike(each)) {
                same++;
            }
            if (same < distinct.size()) {
                Representative known = distinct.get(same);
                distinct.set(same, known.seen(known.events() + each.events()));
            } else if (distinct.size() < REPRESENTATIVES_MAX) {
                distinct.add(each);
            }
        }
        distinct.sort((one, other) -> Long.compare(other.events(), one.events()));
        return distinct;
    }

    /// All keys in one number, whatever their order.
    public static long fold(List<Long> keys) {
        long folded = keys.size();
        for (long key : keys) {
            folded += Mixing.mix(key);
        }
        return folded;
    }
}
