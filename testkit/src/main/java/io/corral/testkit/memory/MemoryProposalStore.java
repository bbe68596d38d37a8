package io.corral.testkit.memory;

import io.corral.domain.group.similar.Proposal;
import io.corral.domain.group.similar.Proposal.Decision;
import io.corral.domain.group.similar.Proposal.State;
import io.corral.domain.id.ProjectId;
import io.corral.store.similar.ProposalStore;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Proposals in memory. Thread-safe; `this` guards all fields.
public final class MemoryProposalStore implements ProposalStore {

    private final Map<Long, Proposal> proposals = new TreeMap<>();
    private final Map<ProjectId, Settings> settings = new HashMap<>();
    private long last;

    @Override
    public synchronized void replaceOpen(ProjectId project, List<Proposal> open) {
        Set<Long> kept = new HashSet<>();
        open.forEach(each -> kept.add(each.id()));
        proposals.values().removeIf(each -> each.project().equals(project)
                && each.state() == State.OPEN && !kept.contains(each.id()));
        for (Proposal each : open) {
            Proposal known = proposals.get(each.id());
            if (each.id() == 0) {
                last++;
                proposals.put(last, each.as(last, each.createdAt()));
            } else if (known != null && known.state() == State.OPEN) {
                proposals.put(each.id(), each.as(each.id(), known.createdAt()));
            }
        }
    }

    private Stream<Proposal> of(ProjectId project) {
        return proposals.values().stream().filter(each -> each.project().equals(project));
    }

    @Override
    public synchronized Optional<Proposal> find(ProjectId project, long id) {
        return of(project).filter(each -> each.id() == id).findFirst();
    }

    @Override
    public synchronized List<Proposal> open(ProjectId project) {
        return of(project).filter(each -> each.state() == State.OPEN)
                .sorted(Comparator.comparingDouble((Proposal each) -> -each.confidence())
                        .thenComparingLong(Proposal::id))
                .toList();
    }

    @Override
    public synchronized List<Proposal> decided(ProjectId project, int limit) {
        return of(project).filter(each -> each.state() != State.OPEN)
                .sorted(Comparator.comparing(MemoryProposalStore::decision, Comparator
                        .comparing(Decision::at)).thenComparingLong(Proposal::id).reversed())
                .limit(limit).toList();
    }

    private static Decision decision(Proposal proposal) {
        Decision decision = proposal.decision();
        if (decision == null) {
            throw new IllegalStateException("proposal " + proposal.id() + " is open");
        }
        return decision;
    }

    @Override
    public synchronized Map<ProjectId, Integer> countOpen(Collection<ProjectId> projects) {
        Map<ProjectId, Integer> counts = new HashMap<>();
        proposals.values().stream().filter(each -> projects.contains(each.project())
                && each.state() == State.OPEN)
                .forEach(each -> counts.merge(each.project(), 1, Integer::sum));
        return counts;
    }

    @Override
    public synchronized boolean decide(ProjectId project, long id, Decision decision) {
        Optional<Proposal> open =
                find(project, id).filter(each -> each.state() == State.OPEN);
        open.ifPresent(each -> proposals.put(id, each.decided(decision)));
        return open.isPresent();
    }

    @Override
    public synchronized void reopen(ProjectId project, long id) {
        find(project, id).ifPresent(each -> proposals.put(id, new Proposal(id, project,
                each.grounds(), each.confidence(), each.createdAt(), null)));
    }

    @Override
    public synchronized Settings settings(ProjectId project) {
        return settings.getOrDefault(project, Settings.NONE);
    }

    @Override
    public synchronized void putSettings(ProjectId project, Settings chosen) {
        settings.put(project, chosen);
    }

    @Override
    public synchronized void deleteProject(ProjectId project) {
        proposals.values().removeIf(each -> each.project().equals(project));
        settings.remove(project);
    }
}
