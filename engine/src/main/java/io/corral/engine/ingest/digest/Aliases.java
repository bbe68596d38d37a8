package io.corral.engine.ingest.digest;

import io.corral.domain.issue.IssueKey;
import io.corral.domain.issue.IssueState;
import io.corral.engine.ingest.digest.Digested.DigestedEvent;
import io.corral.store.issue.IssueStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Further keys of the events of a batch, by their own key: where no issue has the own key, that of
/// the first alias that has one takes it in. Empty outside of transitions, and costs nothing then.
record Aliases(Map<IssueKey, Set<Long>> byKey) {

    /// Aliases of one key in one batch.
    private static final int PER_KEY_MAX = 16;

    static Aliases of(List<DigestedEvent> events) {
        Map<IssueKey, Set<Long>> byKey = new HashMap<>();
        for (DigestedEvent event : events) {
            var grouped = event.grouped();
            if (grouped != null && !event.aliases().isEmpty()) {
                Set<Long> known = byKey.computeIfAbsent(
                        new IssueKey(grouped.project(), grouped.key()),
                        _ -> new LinkedHashSet<>());
                event.aliases().stream().limit(PER_KEY_MAX - known.size()).forEach(known::add);
            }
        }
        return new Aliases(byKey);
    }

    /// What is known of the issues of keys, or of their aliases.
    Map<IssueKey, IssueState> states(List<IssueKey> keys, IssueStore issues) {
        Map<IssueKey, IssueState> own = issues.states(keys);
        List<IssueKey> others = new ArrayList<>(0);
        for (IssueKey key : keys) {
            if (!own.containsKey(key)) {
                byKey.getOrDefault(key, Set.of())
                        .forEach(alias -> others.add(new IssueKey(key.project(), alias)));
            }
        }
        if (others.isEmpty()) {
            return own;
        }
        Map<IssueKey, IssueState> known = issues.states(others);
        Map<IssueKey, IssueState> all = new HashMap<>(own);
        for (IssueKey key : keys) {
            for (long alias : byKey.getOrDefault(key, Set.of())) {
                IssueState state = known.get(new IssueKey(key.project(), alias));
                if (state != null) {
                    all.putIfAbsent(key, state);
                }
            }
        }
        return all;
    }
}
