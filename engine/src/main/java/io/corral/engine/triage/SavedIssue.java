package io.corral.engine.triage;

import io.corral.domain.event.Level;
import io.corral.domain.id.EventId;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.TeamId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Assignee;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueCategory;
import io.corral.domain.issue.Priority;
import io.corral.domain.issue.Substatus;
import io.corral.domain.triage.IssueFacts.Bucket;
import io.corral.domain.triage.IssueFacts.TagShare;
import io.corral.engine.triage.IssueReading.Counted;
import io.corral.engine.triage.IssueReading.Read;
import io.corral.engine.triage.LatestEvents.Latest;
import io.corral.store.issue.IssueMark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was read of an issue beside the issue itself.
///
/// @param mark of the issue at that time
/// @param hours events by hour, the present one last
/// @param days likewise by day
/// @param releases events by version
/// @param latest which event is the latest; null when it is no longer kept
record SavedIssue(IssueMark mark, List<Long> hours, List<Long> days,
        Map<String, List<TagShare>> tags, Map<String, Long> releases, @Nullable Latest latest) {

    static SavedIssue of(IssueMark mark, Read read) {
        var facts = read.facts();
        return new SavedIssue(mark, counts(facts.hourly()), counts(facts.daily()), facts.tags(),
                facts.releases(), read.latest());
    }

    private static List<Long> counts(List<Bucket> buckets) {
        return buckets.stream().map(Bucket::events).toList();
    }

    /// What was read, of the issue as it is now, in the same hour.
    Read read(Issue issue, String slug, Buckets buckets) {
        return new Read(IssueReading.facts(issue, slug, new Counted(
                buckets.hourly(hours), buckets.daily(days), tags, releases)), latest);
    }

    void write(SavedFields.Writer out) throws IOException {
        write(mark, out);
        write(hours, out);
        write(days, out);
        out.list(tags.entrySet(), tags.size(), tag -> {
            out.text(tag.getKey());
            out.list(tag.getValue(), tag.getValue().size(), share -> {
                out.text(share.value());
                out.number(share.events());
            });
        });
        out.list(releases.entrySet(), releases.size(), release -> {
            out.text(release.getKey());
            out.number(release.getValue());
        });
        out.flag(latest != null);
        if (latest != null) {
            out.number(latest.project().value());
            out.bits(latest.event().high());
            out.bits(latest.event().low());
            out.text(latest.origin());
        }
    }

    // Most hours and days have no events.
    private static void write(List<Long> counts, SavedFields.Writer out) throws IOException {
        out.number(counts.size());
        int skipped = 0;
        for (long count : counts) {
            if (count == 0) {
                skipped++;
            } else {
                out.number(skipped);
                out.number(count);
                skipped = 0;
            }
        }
        out.number(skipped);
    }

    private static List<Long> counts(SavedFields.Reader in) throws IOException {
        int size = in.size();
        List<Long> counts = new ArrayList<>(size);
        while (true) {
            for (int skipped = in.size(); skipped > 0; skipped--) {
                counts.add(0L);
            }
            if (counts.size() >= size) {
                return counts;
            }
            counts.add(in.number());
        }
    }

    private static void write(IssueMark mark, SavedFields.Writer out) throws IOException {
        out.number(mark.id().value());
        out.number(mark.project().value());
        out.word(mark.category());
        out.word(mark.level());
        out.word(mark.priority());
        out.flag(mark.unhandled());
        out.word(mark.substatus());
        out.time(mark.stateSince());
        out.flag(mark.assignee() instanceof Assignee.ToTeam);
        out.number(switch (mark.assignee()) {
            case Assignee.ToUser(var user) -> user.value();
            case Assignee.ToTeam(var team) -> team.value();
            case null -> 0;
        });
        out.number(mark.events());
        out.number(mark.users());
        out.time(mark.firstSeen());
        out.time(mark.lastSeen());
    }

    private static IssueMark mark(SavedFields.Reader in) throws IOException {
        return new IssueMark(new IssueId(in.number()), new ProjectId(in.number()),
                IssueCategory.valueOf(in.text()), Level.valueOf(in.text()),
                Priority.valueOf(in.text()), in.flag(), in.wordOrNull(Substatus::valueOf),
                in.time(), assignee(in.flag(), in.number()), in.number(), in.number(),
                in.time(), in.time());
    }

    private static @Nullable Assignee assignee(boolean team, long id) {
        return id == 0
                ? null
                : team ? new Assignee.ToTeam(new TeamId(id)) : new Assignee.ToUser(new UserId(id));
    }

    static SavedIssue from(SavedFields.Reader in) throws IOException {
        return new SavedIssue(mark(in), counts(in), counts(in), tags(in), releases(in),
                in.flag() ? latest(in) : null);
    }

    private static Map<String, List<TagShare>> tags(SavedFields.Reader in) throws IOException {
        Map<String, List<TagShare>> tags = new LinkedHashMap<>();
        for (int rest = in.size(); rest > 0; rest--) {
            tags.put(in.text(), in.list(() -> new TagShare(in.text(), in.number())));
        }
        return tags;
    }

    private static Map<String, Long> releases(SavedFields.Reader in) throws IOException {
        Map<String, Long> releases = new LinkedHashMap<>();
        for (int rest = in.size(); rest > 0; rest--) {
            releases.put(in.text(), in.number());
        }
        return releases;
    }

    private static Latest latest(SavedFields.Reader in) throws IOException {
        return new Latest(new ProjectId(in.number()), new EventId(in.bits(), in.bits()),
                in.textOrNull());
    }
}
