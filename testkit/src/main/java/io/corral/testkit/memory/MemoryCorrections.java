package io.corral.testkit.memory;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.Activity.Entry;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.Correction;
import io.corral.domain.issue.CorrectionEntries;
import io.corral.domain.issue.IssueKey;
import io.corral.domain.issue.KeyBatch;
import io.corral.store.issue.CorrectionStore;
import io.corral.store.issue.LinkedKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Merges and splits in memory. Guarded by the lock of [MemoryIssues]. Issues show their newest
/// event by themselves here, so none is ever stale.
final class MemoryCorrections implements CorrectionStore {

    private final MemoryIssues issues;
    private final MemoryOutbox outbox;
    private final Map<Long, Kept> kept = new HashMap<>();
    private final Map<IssueKey, Mark> marks = new HashMap<>();

    MemoryCorrections(MemoryIssues issues, MemoryOutbox outbox) {
        this.issues = issues;
        this.outbox = outbox;
    }

    /// When and from where a key came.
    private record Mark(@Nullable Instant movedAt, @Nullable IssueId splitFrom) {}

    /// One issue that vanished into another, or one that keys went to.
    private record Part(
            MemoryIssue issue, Map<IssueKey, Mark> keys, Set<Long> history, Set<Long> outbox,
            Set<MemoryIssue> redirects) {}

    private record Kept(
            boolean merge, IssueId parent, List<Part> parts, Set<UserId> people,
            Map<IssueKey, Mark> keys, Instant firstSeen) {}

    private Mark mark(IssueKey key) {
        return marks.getOrDefault(key, new Mark(null, null));
    }

    private Map<IssueKey, Mark> marksOf(MemoryIssue issue) {
        Map<IssueKey, Mark> all = new LinkedHashMap<>();
        issue.keys.keySet().forEach(key -> all.put(key, mark(key)));
        return all;
    }

    @Override
    public List<IssueId> merge(IssueId parentId, List<IssueId> children, Correction by) {
        synchronized (issues) {
            MemoryIssue parent = issues.issues.get(parentId);
            List<MemoryIssue> merged = children.stream().distinct()
                    .filter(id -> !id.equals(parentId))
                    .map(issues.issues::get)
                    .filter(child -> child != null && parent != null
                            && child.project.equals(parent.project))
                    .map(Objects::requireNonNull)
                    .toList();
            List<IssueId> ids = merged.stream().map(child -> child.id).toList();
            if (parent == null || merged.isEmpty()) {
                return List.of();
            }
            long entry = issues.record(parent, by.actor(), by.at(),
                    CorrectionEntries.merge(ids, by, true)).id();
            Kept before = new Kept(true, parentId, new ArrayList<>(),
                    new HashSet<>(parent.personal.keySet()), marksOf(parent), began(parent));
            merged.forEach(child -> {
                before.parts.add(part(child));
                absorb(parent, child, by.at());
            });
            kept.put(entry, before);
            return ids;
        }
    }

    private static Instant began(MemoryIssue issue) {
        return issue.activities.stream()
                .filter(each -> each.entry().type() == ActivityType.FIRST_SEEN)
                .map(Activity::at).findFirst().orElseThrow();
    }

    private Part part(MemoryIssue child) {
        Set<Long> history = new HashSet<>();
        child.activities.stream()
                .filter(each -> each.entry().type() != ActivityType.FIRST_SEEN)
                .forEach(each -> history.add(each.id()));
        Set<MemoryIssue> redirects = new HashSet<>();
        issues.redirects.forEach((from, to) -> {
            if (to.equals(child)) {
                redirects.add(from);
            }
        });
        return new Part(child, marksOf(child), history, outbox.of(child.id), redirects);
    }

    private void absorb(MemoryIssue parent, MemoryIssue child, Instant at) {
        child.keys.keySet().forEach(key -> {
            IssueId split = mark(key).splitFrom();
            move(key, parent.id, new Mark(at, parent.id.equals(split) ? null : split));
        });
        outbox.move(child.id, parent.id);
        parent.takeOver(child);
        issues.redirects.replaceAll((_, to) -> to.equals(child) ? parent : to);
        issues.redirects.put(child, parent);
        issues.issues.remove(child.id);
    }

    private void move(IssueKey key, IssueId to, Mark mark) {
        issues.link(key, to);
        marks.put(key, mark);
    }

    @Override
    public Optional<Moved> split(IssueId issue, Set<IssueKey> keys, Face shown, Correction by) {
        synchronized (issues) {
            MemoryIssue source = issues.issues.get(issue);
            if (source == null || keys.isEmpty() || !source.keys.keySet().containsAll(keys)
                    || source.keys.size() == keys.size()) {
                return Optional.empty();
            }
            Map<IssueKey, Mark> before = marksOf(source);
            MemoryIssue created = issues.create(source.project, source.priority, by.at());
            Map<IssueKey, Mark> moved = new LinkedHashMap<>();
            for (IssueKey key : keys) {
                created.keys.put(key, Objects.requireNonNull(source.keys.remove(key)));
                move(key, created.id, new Mark(by.at(), issue));
                moved.put(key, mark(key));
            }
            List<Long> names = keys.stream().map(IssueKey::key).toList();
            issues.record(created, null, created.view().numbers().firstSeen(),
                    Entry.of(ActivityType.FIRST_SEEN));
            issues.record(created, by.actor(), by.at(),
                    CorrectionEntries.destination(names, issue, by));
            long entry = issues.record(source, by.actor(), by.at(),
                    CorrectionEntries.source(names, created.id, by, true)).id();
            kept.put(entry, new Kept(false, issue,
                    List.of(new Part(created, moved, Set.of(), Set.of(), Set.of())), Set.of(),
                    before, began(source)));
            return Optional.of(new Moved(List.of(created.id), List.of()));
        }
    }

    @Override
    public Optional<Moved> undo(IssueId issue, long activity, Correction by) {
        synchronized (issues) {
            MemoryIssue holder = issues.issues.get(issue);
            Kept before = kept.get(activity);
            if (holder == null || before == null
                    || holder.activities.stream().noneMatch(each -> each.id() == activity)) {
                return Optional.empty();
            }
            List<IssueId> back = new ArrayList<>();
            for (Part part : before.parts) {
                if (before.merge
                        ? takeOut(holder, before, part, by)
                        : rejoin(
                                holder, before, part, by)) {
                    back.add(before.merge ? part.issue.id : holder.id);
                }
            }
            if (back.isEmpty()) {
                return Optional.empty();
            }
            settle(issue, activity, true);
            return Optional.of(new Moved(back, List.of()));
        }
    }

    @Override
    public void annotate(IssueId issue, long activity, Map<String, Object> data) {
        synchronized (issues) {
            MemoryIssue holder = issues.issues.get(issue);
            if (holder != null) {
                holder.activities.replaceAll(each -> each.id() == activity
                        ? annotated(each, data)
                        : each);
            }
        }
    }

    private static Activity annotated(Activity activity, Map<String, Object> data) {
        Map<String, Object> all = new HashMap<>(activity.entry().data());
        all.putAll(data);
        return new Activity(activity.id(), activity.issue(), activity.actor(), activity.at(),
                new Entry(activity.entry().type(), all));
    }

    @Override
    public void settle(IssueId issue, long activity, boolean undone) {
        synchronized (issues) {
            MemoryIssue holder = issues.issues.get(issue);
            if (holder != null) {
                kept.remove(activity);
                holder.activities.replaceAll(each -> each.id() == activity
                        && each.entry().data().containsKey(CorrectionEntries.UNDO)
                                ? settled(each, undone)
                                : each);
            }
        }
    }

    private static Activity settled(Activity activity, boolean undone) {
        Map<String, Object> data = new HashMap<>(activity.entry().data());
        data.remove(CorrectionEntries.UNDO);
        if (undone) {
            data.put(CorrectionEntries.UNDONE, true);
        }
        return new Activity(activity.id(), activity.issue(), activity.actor(), activity.at(),
                new Entry(activity.entry().type(), data));
    }

    private boolean takeOut(MemoryIssue holder, Kept before, Part part, Correction by) {
        MemoryIssue child = part.issue;
        if (part.keys.keySet().containsAll(holder.keys.keySet())) {
            return false;
        }
        Map<IssueKey, KeyBatch> keys = new LinkedHashMap<>();
        part.keys.keySet().stream().filter(holder.keys::containsKey)
                .forEach(key -> keys.put(key, Objects.requireNonNull(holder.keys.remove(key))));
        if (keys.isEmpty()) {
            return false;
        }
        child.keys.clear();
        child.keys.putAll(keys);
        issues.issues.put(child.id, child);
        issues.redirects.remove(child);
        issues.redirects.replaceAll((from, to) -> part.redirects.contains(from) ? child : to);
        keys.keySet().forEach(
                key -> move(key, child.id, Objects.requireNonNull(part.keys.get(key))));
        child.activities.removeIf(each -> each.entry().type() != ActivityType.FIRST_SEEN);
        holder.activities.stream().filter(each -> part.history.contains(each.id()))
                .map(each -> of(child, each)).forEach(child.activities::add);
        holder.activities.removeIf(each -> part.history.contains(each.id()));
        outbox.move(holder.id, child.id, part.outbox);
        boolean own = holder.id.equals(before.parent);
        child.personal.forEach((person, mark) -> {
            if (own && !before.people.contains(person)) {
                holder.personal.remove(person, mark);
            }
        });
        boolean same = own && holder.keys.keySet().equals(before.keys.keySet());
        Instant began = same ? before.firstSeen : holder.view().numbers().firstSeen();
        holder.activities.replaceAll(each -> each.entry().type() == ActivityType.FIRST_SEEN
                ? new Activity(each.id(), holder.id, each.actor(), began, each.entry())
                : each);
        List<Long> names = keys.keySet().stream().map(IssueKey::key).toList();
        issues.record(child, by.actor(), by.at(),
                CorrectionEntries.destination(names, holder.id, by));
        issues.record(holder, by.actor(), by.at(),
                CorrectionEntries.source(names, child.id, by, false));
        return true;
    }

    private static Activity of(MemoryIssue issue, Activity each) {
        return new Activity(each.id(), issue.id, each.actor(), each.at(), each.entry());
    }

    private boolean rejoin(MemoryIssue holder, Kept before, Part part, Correction by) {
        MemoryIssue other = issues.issues.get(part.issue.id);
        if (other == null || other.equals(holder)) {
            return false;
        }
        List<IssueKey> keys =
                part.keys.keySet().stream().filter(other.keys::containsKey).toList();
        if (keys.isEmpty()) {
            return false;
        }
        if (keys.size() == other.keys.size()) {
            Instant began = began(holder);
            absorb(holder, other, by.at());
            holder.activities.replaceAll(each -> each.entry().type() == ActivityType.FIRST_SEEN
                    ? new Activity(each.id(), holder.id, each.actor(), began, each.entry())
                    : each);
        } else {
            keys.forEach(key -> holder.keys.put(
                    key, Objects.requireNonNull(other.keys.remove(key))));
        }
        keys.forEach(key -> move(key, holder.id,
                before.keys.getOrDefault(key, new Mark(null, null))));
        issues.record(holder, by.actor(), by.at(),
                CorrectionEntries.merge(List.of(other.id), by, false));
        return true;
    }

    @Override
    public void show(IssueId issue, Face shown) {
        // What is shown is read from the events each time.
    }

    @Override
    public List<LinkedKey> keys(IssueId issue) {
        synchronized (issues) {
            MemoryIssue found = issues.issues.get(issue);
            return found == null
                    ? List.of()
                    : found.keys.values().stream().map(this::linked)
                            .sorted(Comparator.comparingLong(LinkedKey::events).reversed())
                            .toList();
        }
    }

    private LinkedKey linked(KeyBatch batch) {
        Mark mark = mark(batch.key());
        Instant last = batch.tallies().stream().map(KeyBatch.Tally::lastSeen)
                .max(Comparator.naturalOrder()).orElseThrow();
        return new LinkedKey(batch.key(), batch.newest().algorithm(), batch.count(),
                batch.firstSeen(), last,
                mark.movedAt() == null ? batch.firstSeen() : mark.movedAt(), mark.splitFrom());
    }
}
