package io.corral.engine.regroup;

import io.corral.domain.backtest.Forecast;
import io.corral.domain.id.IssueId;
import io.corral.domain.issue.GroupedEvent;
import io.corral.domain.regroup.Flows;
import io.corral.domain.regroup.KeyNumbers;
import io.corral.domain.regroup.KeyOwners;
import io.corral.domain.regroup.Recount;
import io.corral.domain.regroup.RowTally;
import io.corral.engine.regroup.Regrouping.Wanted;
import io.corral.store.UserSketch;
import io.corral.store.event.MovedRows;
import io.corral.store.regroup.RegroupChange;
import io.corral.store.regroup.RegroupFacts;
import io.corral.store.regroup.RegroupFacts.Undone;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// Decides what a regroup job changes about issues. Pure, but for the newest events, which it asks
/// for.
final class RegroupDecision {

    private final Set<Long> keys;
    private final MovedRows rows;
    private final RegroupFacts facts;
    private final Flows flows;

    RegroupDecision(Set<Long> keys, MovedRows rows, RegroupFacts facts) {
        this.keys = keys;
        this.rows = rows;
        this.facts = facts;
        this.flows = new Flows(rows.tallies());
    }

    /// All keys that rows have or are to have.
    static Set<Long> keys(MovedRows rows) {
        Set<Long> keys = new TreeSet<>();
        for (RowTally tally : rows.tallies()) {
            keys.add(tally.from());
            keys.add(tally.to());
        }
        return keys;
    }

    /// @param events reads the newest event of a key
    RegroupChange decide(
            Instant at, Function<Wanted, Optional<GroupedEvent>> events) {
        Undone undone = facts.undone();
        Recount recount = undone == null
                ? Recount.of(keys, facts.numbers(), flows)
                : Recount.undoing(keys, facts.numbers(), flows, undone.recount());
        Map<Long, IssueId> preferred = undone == null ? Map.of() : undone.links();
        KeyOwners owners = KeyOwners.of(keys, facts.before(), preferred, flows, recount);
        Map<Long, GroupedEvent> newest = new TreeMap<>();
        rows.newest().forEach((key, event) -> events
                .apply(new Wanted(key, event, owners.opened().containsKey(key)))
                .ifPresent(read -> newest.put(key, read)));
        Set<Long> unhandled = new HashSet<>(keys);
        unhandled.removeIf(key -> !flows.isUnhandled(key));
        Map<Long, UserSketch> expiredUsers = expiredUsers(recount);
        return new RegroupChange(facts.keysVersion(), recount, users(recount, expiredUsers),
                expiredUsers, owners, newest, unhandled,
                Forecast.moved(rows.tallies(), facts.before().links(), owners), at);
    }

    private Map<Long, UserSketch> expiredUsers(Recount recount) {
        Map<Long, UserSketch> expired = new TreeMap<>();
        for (long key : recount.expired().keySet()) {
            UserSketch counted = facts.users().getOrDefault(key, UserSketch.EMPTY);
            UserSketch stored = rows.usersBefore().getOrDefault(key, UserSketch.EMPTY);
            expired.put(key, counted.without(stored));
        }
        return expired;
    }

    private Map<Long, UserSketch> users(
            Recount recount, Map<Long, UserSketch> expiredUsers) {
        Map<Long, UserSketch> users = new TreeMap<>(rows.usersAfter());
        expiredUsers.forEach((key, expired) -> users.merge(
                recount.homes().getOrDefault(key, key), expired, UserSketch::plus));
        Undone undone = facts.undone();
        if (undone == null) {
            return users;
        }
        for (long key : keys) {
            UserSketch stored = rows.usersAfter().getOrDefault(key, UserSketch.EMPTY);
            KeyNumbers after = recount.after().getOrDefault(key, KeyNumbers.NONE);
            if (after.events() == flows.count(key)) {
                users.put(key, stored);
            } else if (undone.recount().expired().containsKey(key)) {
                // Nobody is remembered where all whose events expired had stored ones too.
                UserSketch expired = undone.expiredUsers().getOrDefault(key, UserSketch.EMPTY);
                users.put(key, expired.plus(stored));
            }
        }
        return users;
    }
}
