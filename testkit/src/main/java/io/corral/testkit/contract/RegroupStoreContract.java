package io.corral.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.regroup.KeyMove;
import io.corral.domain.regroup.KeyOwners;
import io.corral.domain.regroup.Recount;
import io.corral.store.regroup.RegroupChange;
import io.corral.store.regroup.RegroupFacts;
import io.corral.store.regroup.RegroupJob;
import io.corral.store.regroup.RegroupJob.Order;
import io.corral.store.regroup.RegroupJob.State;
import io.corral.store.regroup.RegroupStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every [RegroupStore] journals. What jobs do to issues is tested where events are there,
/// too.
public abstract class RegroupStoreContract {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final ProjectId PROJECT = new ProjectId(1);

    /// Opens an empty store.
    protected abstract RegroupStore open();

    private static Order order(String body) {
        return new Order(PROJECT, "Rules changed", new UserId(7), 2, null, body);
    }

    private static List<KeyMove> plan(RegroupStore store, long job) {
        List<KeyMove> moves = new ArrayList<>();
        store.moves(job).forEach(moves::add);
        return moves;
    }

    @Test
    void begun_isBeingPrepared() {
        RegroupStore store = open();

        long job = store.begin(order("{\"a\":1}"), NOON);

        var begun = new RegroupJob(job, order("{\"a\":1}"), State.PREPARING, 0, NOON, null);
        assertThat(store.find(job)).contains(begun);
        assertThat(store.unfinished()).containsExactly(begun);
        assertThat(store.list(new ProjectId(2), 9)).isEmpty();
        assertThat(store.find(job + 1)).isEmpty();
    }

    @Test
    void plan_isReadInOrder_asOftenAsOneLikes() {
        RegroupStore store = open();
        long job = store.begin(order(""), NOON);
        List<KeyMove> moves = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            moves.add(new KeyMove(-i - 1, i + 1, List.of(new EventId(i, -i), new EventId(i, i))));
        }
        moves.add(KeyMove.whole(7, 8));

        store.plan(job, moves.subList(0, 300));
        store.plan(job, moves.subList(300, 501));
        store.planned(job);

        assertThat(plan(store, job)).isEqualTo(moves);
        assertThat(plan(store, job)).isEqualTo(moves);
        assertThat(store.find(job).orElseThrow().state()).isEqualTo(State.PLANNED);
    }

    @Test
    void drop_forgetsWhatChangedNothing() {
        RegroupStore store = open();
        long preparing = store.begin(order(""), NOON);
        long planned = store.begin(order(""), NOON);
        store.planned(planned);
        long done = done(store);

        store.drop(preparing);
        store.drop(planned);
        store.drop(done);

        assertThat(store.list(PROJECT, 9)).extracting(RegroupJob::id).containsExactly(done);
        assertThat(store.unfinished()).isEmpty();
    }

    @Test
    void done_forgetsItsPlan() {
        RegroupStore store = open();
        long job = store.begin(order(""), NOON);
        store.plan(job, List.of(KeyMove.whole(7, 8)));
        store.planned(job);

        assertThat(store.apply(job, change(store, job))).isTrue();
        assertThat(store.find(job).orElseThrow().state()).isEqualTo(State.CURRENT);
        store.finish(job, NOON.plusSeconds(5));

        RegroupJob done = store.find(job).orElseThrow();
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.moved()).isEqualTo(3);
        assertThat(done.doneAt()).isEqualTo(NOON.plusSeconds(5));
        assertThat(plan(store, job)).isEmpty();
    }

    @Test
    void apply_twice_orBeforeItIsPlanned_doesNothing() {
        RegroupStore store = open();
        long job = store.begin(order(""), NOON);

        assertThat(store.apply(job, change(store, job))).isFalse();
        store.planned(job);
        assertThat(store.apply(job, change(store, job))).isTrue();
        assertThat(store.apply(job, change(store, job))).isFalse();
    }

    @Test
    void old_areForgotten_exceptTheNewest() {
        RegroupStore store = open();
        long first = done(store);
        long second = done(store);
        long third = done(store);
        long underWay = store.begin(order(""), NOON);

        assertThat(store.forgetOld(PROJECT, 2)).containsExactly(first);
        assertThat(store.list(PROJECT, 9)).extracting(RegroupJob::id)
                .containsExactly(underWay, third, second);
        assertThat(store.list(PROJECT, 1)).extracting(RegroupJob::id).containsExactly(underWay);
        assertThat(store.inTheWay(second)).isEmpty();
    }

    private static long done(RegroupStore store) {
        long job = store.begin(order(""), NOON);
        store.planned(job);
        assertThat(store.apply(job, change(store, job))).isTrue();
        store.finish(job, NOON);
        return job;
    }

    /// A change about no key.
    private static RegroupChange change(RegroupStore store, long job) {
        RegroupFacts facts = store.facts(job, Set.of());
        return new RegroupChange(facts.keysVersion(),
                new Recount(Map.of(), Map.of(), Map.of()), Map.of(), Map.of(),
                new KeyOwners(Map.of(), Map.of(), Map.of()), Map.of(), Set.of(), 3, NOON);
    }
}
