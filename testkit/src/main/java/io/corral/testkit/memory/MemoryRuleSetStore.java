package io.corral.testkit.memory;

import io.corral.domain.group.RuleSet;
import io.corral.domain.id.ProjectId;
import io.corral.store.grouping.RuleSetStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Rule sets in memory; its monitor guards them.
public final class MemoryRuleSetStore implements RuleSetStore {

    private final Map<ProjectId, NavigableMap<Long, RuleSet>> sets = new HashMap<>();

    @Override
    public synchronized boolean add(RuleSet ruleSet) {
        NavigableMap<Long, RuleSet> of = of(ruleSet.project());
        if (!of.isEmpty() && of.lastKey() >= ruleSet.number()) {
            return false;
        }
        of.put(ruleSet.number(), ruleSet);
        return true;
    }

    private NavigableMap<Long, RuleSet> of(ProjectId project) {
        return sets.computeIfAbsent(project, _ -> new TreeMap<>());
    }

    @Override
    public synchronized Optional<RuleSet> newest(ProjectId project) {
        return Optional.ofNullable(of(project).lastEntry()).map(Map.Entry::getValue);
    }

    @Override
    public synchronized Optional<RuleSet> find(ProjectId project, long number) {
        return Optional.ofNullable(of(project).get(number));
    }

    @Override
    public synchronized List<RuleSet> list(ProjectId project, long before, int max) {
        return of(project).headMap(before, false).descendingMap().values().stream().limit(max)
                .toList();
    }

    @Override
    public synchronized void deleteProject(ProjectId project) {
        sets.remove(project);
    }
}
