package io.corral.engine.correction;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.Correction;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueKey;
import io.corral.engine.correction.IssueCorrections.Reading;
import io.corral.store.issue.CorrectionStore;
import io.corral.store.issue.LinkedKey;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Sees to it that both parts of an issue that was split inside its keys are one issue each: the
/// job that moves events decides key by key.
record SplitParts(CorrectionStore store, Reading reading) {

    /// Makes two issues of the parts; the issue itself stays with the larger of what it has.
    ///
    /// @param split keys that were split off
    /// @param rest keys the issue had
    /// @return the issue of the other part
    IssueId separate(Issue issue, Set<Long> split, Set<Long> rest, Correction by) {
        long here = 0;
        long kept = 0;
        for (LinkedKey key : store.keys(issue.id())) {
            here += split.contains(key.key().key()) ? key.events() : 0;
            kept += rest.contains(key.key().key()) ? key.events() : 0;
        }
        boolean staysWithSplit = here > kept;
        if (here > 0 && kept > 0) {
            takeOut(issue, staysWithSplit ? rest : split, by);
        }
        gather(issue.id(), owners(issue.project(), staysWithSplit ? split : rest), by);
        Set<IssueId> others = owners(issue.project(), staysWithSplit ? rest : split);
        others.remove(issue.id());
        if (others.isEmpty()) {
            throw new IllegalStateException(
                    "issue " + issue.id() + " was split, but both parts are still in it");
        }
        IssueId first = others.iterator().next();
        gather(first, others, by);
        return first;
    }

    private void takeOut(Issue issue, Set<Long> keys, Correction by) {
        Set<IssueKey> own = store.keys(issue.id()).stream().map(LinkedKey::key)
                .filter(key -> keys.contains(key.key())).collect(Collectors.toSet());
        Faces faces = new Faces(store, reading);
        faces.ofKeys(issue, own).flatMap(face -> store.split(issue.id(), own, face, by))
                .ifPresent(moved -> {
                    faces.of(issue).ifPresent(face -> store.show(issue.id(), face));
                    settleLast(issue.id(), ActivityType.UNMERGE_SOURCE);
                });
    }

    /// The issues that have some of these keys.
    Set<IssueId> owners(ProjectId project, Set<Long> keys) {
        List<IssueKey> names =
                new TreeSet<>(keys).stream().map(key -> new IssueKey(project, key)).toList();
        var known = reading.issues().issuesOf(names);
        Set<IssueId> owners = new LinkedHashSet<>();
        for (IssueKey name : names) {
            IssueId owner = known.get(name);
            if (owner != null) {
                owners.add(owner);
            }
        }
        return owners;
    }

    private void gather(IssueId into, Set<IssueId> all, Correction by) {
        List<IssueId> others = all.stream().filter(each -> !each.equals(into)).toList();
        if (!others.isEmpty() && !store.merge(into, others, by).isEmpty()) {
            settleLast(into, ActivityType.MERGE);
        }
    }

    /// What is done on the way is not to be undone by itself.
    private void settleLast(IssueId issue, ActivityType type) {
        reading.issues().activities(issue, Set.of(type), 0, 1)
                .forEach(each -> store.settle(issue, each.id(), false));
    }

    /// Whether another issue that has some of these keys has other keys, too.
    boolean isMixed(Issue issue, Set<Long> keys) {
        return others(issue, keys).stream().anyMatch(other -> store.keys(other).stream()
                .anyMatch(key -> !keys.contains(key.key().key())));
    }

    private Set<IssueId> others(Issue issue, Set<Long> keys) {
        Set<IssueId> others = new HashSet<>(owners(issue.project(), keys));
        others.remove(issue.id());
        return others;
    }

    /// Brings every issue that has some of these keys into the issue.
    void join(Issue issue, Set<Long> keys, Correction by) {
        gather(issue.id(), others(issue, keys), by);
    }
}
