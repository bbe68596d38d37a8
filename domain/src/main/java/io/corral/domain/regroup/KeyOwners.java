package io.corral.domain.regroup;

import io.corral.domain.id.IssueId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which issue has which key after events moved: an issue stays with the largest part of each of
/// its keys, so that state, assignee and comments do; of several that come together the largest
/// wins; parts nobody stays with are new issues. Pure.
///
/// @param owners of keys that stay with an issue or come to one; keys of new issues and keys that
///     count nothing are absent
/// @param opened keys that get a new issue each, and the key that most of their events had before
/// @param emptied issues that have no events left, and the key their largest part went to
public record KeyOwners(
        Map<Long, IssueId> owners, Map<Long, Long> opened, Map<IssueId, Long> emptied) {

    public KeyOwners {
        owners = Map.copyOf(owners);
        opened = Collections.unmodifiableMap(new TreeMap<>(opened));
        emptied = Collections.unmodifiableMap(new LinkedHashMap<>(emptied));
    }

    /// What is known of the keys.
    ///
    /// @param links issues keys belong to; keys without one are absent
    /// @param others how many more keys with events an issue has, beside those looked at
    public record Before(Map<Long, IssueId> links, Map<IssueId, Long> others) {
        public Before {
            links = Map.copyOf(links);
            others = Map.copyOf(others);
        }
    }

    private record Claim(IssueId issue, long weight) {
        private boolean isStronger(Claim other) {
            return weight != other.weight
                    ? weight > other.weight
                    : issue.value() < other.issue.value();
        }
    }

    /// Decides.
    ///
    /// @param preferred issues that are to have keys whatever the numbers say: an undone job puts
    ///     them back
    public static KeyOwners of(
            Set<Long> keys, Before before, Map<Long, IssueId> preferred, Flows flows,
            Recount recount) {
        Map<Long, IssueId> owners = new TreeMap<>();
        Map<Long, Long> opened = new TreeMap<>();
        Map<Long, Claim> claims = claims(keys, before, flows, recount);
        for (long key : keys) {
            if (recount.after().getOrDefault(key, KeyNumbers.NONE).events() == 0) {
                continue;
            }
            Claim claim = claims.get(key);
            IssueId wanted = preferred.get(key);
            if (wanted != null) {
                owners.put(key, wanted);
            } else if (claim != null) {
                owners.put(key, claim.issue());
            } else {
                opened.put(key, mostFrom(keys, key, flows));
            }
        }
        return new KeyOwners(owners, opened, emptied(before, owners, flows, recount));
    }

    /// The strongest claim of an issue on each key.
    private static Map<Long, Claim> claims(
            Collection<Long> keys, Before before, Flows flows, Recount recount) {
        Map<Long, Claim> claims = new HashMap<>();
        for (long key : keys) {
            IssueId issue = before.links().get(key);
            if (issue == null) {
                continue;
            }
            long home = flows.home(key);
            long expired = recount.expired().getOrDefault(key, KeyNumbers.NONE).events();
            claims.merge(home, new Claim(issue, flows.count(key, home) + expired),
                    (old, more) -> more.isStronger(old) ? more : old);
        }
        return claims;
    }

    private static long mostFrom(Set<Long> keys, long to, Flows flows) {
        long source = to;
        long most = 0;
        for (long from : keys) {
            long count = flows.count(from, to);
            if (count > most) {
                source = from;
                most = count;
            }
        }
        return source;
    }

    private static Map<IssueId, Long> emptied(
            Before before, Map<Long, IssueId> owners, Flows flows, Recount recount) {
        Map<IssueId, List<Long>> keysOf = new LinkedHashMap<>();
        new TreeMap<>(before.links()).forEach((key, issue) -> keysOf
                .computeIfAbsent(issue, _ -> new ArrayList<>()).add(key));
        Set<IssueId> alive = new TreeSet<>(Comparator.comparingLong(IssueId::value));
        alive.addAll(owners.values());
        Map<IssueId, Long> emptied = new LinkedHashMap<>();
        keysOf.forEach((issue, keys) -> {
            if (alive.contains(issue) || before.others().getOrDefault(issue, 0L) > 0) {
                return;
            }
            long largest = keys.getFirst();
            long most = -1;
            for (long key : keys) {
                long count = flows.before(key).events()
                        + recount.expired().getOrDefault(key, KeyNumbers.NONE).events();
                if (count > most) {
                    largest = key;
                    most = count;
                }
            }
            emptied.put(issue, flows.home(largest));
        });
        return emptied;
    }
}
