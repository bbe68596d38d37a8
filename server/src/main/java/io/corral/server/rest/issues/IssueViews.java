package io.corral.server.rest.issues;

import io.corral.domain.event.Metadata;
import io.corral.domain.id.IssueId;
import io.corral.domain.issue.Assignee;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.Rating;
import io.corral.domain.issue.Substatus;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.engine.search.IssueVolumes.Shown;
import io.corral.engine.search.IssueVolumes.Volume;
import io.corral.server.rest.Call;
import io.corral.server.rest.WireTime;
import io.corral.server.rest.issues.IssueView.AssigneeView;
import io.corral.server.rest.issues.IssueView.InboxView;
import io.corral.server.rest.issues.IssueView.NumbersView;
import io.corral.server.rest.scope.ProjectReference;
import io.corral.store.issue.IssueQueries;
import io.corral.store.issue.IssueQueries.Personal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes views of issues for one caller, reading what belongs to all of them at once.
final class IssueViews {

    private static final Personal STRANGER = new Personal(false, false, false);

    private final IssueQueries issues;

    IssueViews(IssueQueries issues) {
        this.issues = issues;
    }

    /// An issue with how much of it to show.
    record Counted(Issue issue, Shown numbers) {

        /// An issue with all there is of it.
        static Counted whole(Issue issue) {
            Issue.Numbers numbers = issue.numbers();
            return new Counted(issue, new Shown(new Volume(numbers.events(), numbers.users(),
                    numbers.firstSeen(), numbers.lastSeen()), null));
        }
    }

    /// What a view holds beside the issue.
    ///
    /// @param stats diagrams wanted
    /// @param environments the diagrams count; empty means all
    record Extent(List<GroupStats> stats, Set<String> environments, boolean lifetime) {}

    /// The views, in order; issues whose project is gone are left out.
    List<IssueView> of(Call call, List<Counted> counted, Extent extent) {
        List<IssueId> ids = counted.stream().map(each -> each.issue().id()).toList();
        Map<IssueId, Personal> personal = issues.personal(ids, call.principal().user().id());
        Map<IssueId, Map<String, List<List<Long>>>> diagrams = diagrams(ids, extent);
        List<IssueView> views = new ArrayList<>(counted.size());
        for (Counted each : counted) {
            IssueId id = each.issue().id();
            placed(call.directory(), each.issue()).ifPresent(found -> views.add(view(
                    call, found, each.numbers(), personal.getOrDefault(id, STRANGER),
                    extent.lifetime(), extent.stats().isEmpty()
                            ? null
                            : diagrams.getOrDefault(id, Map.of()))));
        }
        return views;
    }

    private Map<IssueId, Map<String, List<List<Long>>>> diagrams(
            List<IssueId> ids, Extent extent) {
        Map<IssueId, Map<String, List<List<Long>>>> all = new HashMap<>();
        for (GroupStats stats : extent.stats()) {
            stats.read(issues, ids, extent.environments()).forEach((id, points) -> all
                    .computeIfAbsent(id, _ -> new LinkedHashMap<>()).put(stats.name(), points));
        }
        return all;
    }

    private static Optional<FoundIssue> placed(DirectorySnapshot directory, Issue issue) {
        return directory.project(issue.project())
                .flatMap(project -> directory.organization(project.organization())
                        .map(organization -> new FoundIssue(organization, project, issue)));
    }

    private static IssueView view(
            Call call, FoundIssue found, Shown shown, Personal personal, boolean lifetime,
            @Nullable Map<String, List<List<Long>>> stats) {
        Issue issue = found.issue();
        Issue.Numbers numbers = issue.numbers();
        Substatus substatus = issue.state().substatus();
        return new IssueView(
                issue.id().toString(),
                found.shortId(),
                issue.metadata().title(),
                issue.metadata().culprit(),
                permalink(call, found),
                issue.logger(),
                issue.level().wireName(),
                issue.state().status().wireName(),
                StatusDetails.of(issue, call.directory()),
                substatus == null ? null : substatus.wireName(),
                issue.shareId() != null,
                issue.shareId(),
                issue.platform(),
                ProjectReference.of(found.project()),
                type(issue),
                issue.category().wireName(),
                issue.category().wireName(),
                metadata(issue),
                issue.comments(),
                assignee(call.directory(), issue.assignee()),
                personal.isBookmarked(),
                personal.isSubscribed(),
                personal.hasSeen(),
                List.of(),
                issue.unhandled(),
                issue.priority().wireName(),
                issue.rating() instanceof Rating.ByPerson(var at) ? WireTime.of(at) : null,
                Long.toString(shown.seen().events()),
                shown.seen().users(),
                WireTime.of(shown.seen().firstSeen()),
                WireTime.of(shown.seen().lastSeen()),
                inbox(issue),
                lifetime ? lifetime(numbers) : null,
                filtered(shown.filtered()),
                stats);
    }

    /// The address of the issue's page.
    static String permalink(Call call, FoundIssue found) {
        return call.url() + "/organizations/" + found.organization().slug() + "/issues/"
                + found.issue().id() + "/";
    }

    private static NumbersView lifetime(Issue.Numbers numbers) {
        return new NumbersView(Long.toString(numbers.events()), numbers.users(),
                WireTime.of(numbers.firstSeen()), WireTime.of(numbers.lastSeen()));
    }

    private static @Nullable NumbersView filtered(@Nullable Volume volume) {
        return volume == null
                ? null
                : new NumbersView(Long.toString(volume.events()), volume.users(),
                        WireTime.of(volume.firstSeen()), WireTime.of(volume.lastSeen()));
    }

    private static String type(Issue issue) {
        return switch (issue.category()) {
            case ERROR -> issue.metadata().type() == null ? "default" : "error";
            case FEEDBACK -> "feedback";
        };
    }

    private static Map<String, String> metadata(Issue issue) {
        Metadata metadata = issue.metadata();
        Map<String, String> wire = new LinkedHashMap<>();
        put(wire, "title", metadata.title());
        put(wire, "type", metadata.type());
        put(wire, "value", metadata.value());
        put(wire, "filename", metadata.filename());
        put(wire, "function", metadata.function());
        put(wire, "location", metadata.location());
        Metadata.Feedback feedback = metadata.feedback();
        if (feedback != null) {
            put(wire, "message", feedback.message());
            put(wire, "contact_email", feedback.contactEmail());
            put(wire, "name", feedback.name());
            put(wire, "source", feedback.source());
            put(wire, "associated_event_id",
                    feedback.event() == null ? null : feedback.event().toString());
        }
        return wire;
    }

    private static void put(Map<String, String> wire, String name, @Nullable String value) {
        if (value != null) {
            wire.put(name, value);
        }
    }

    private static @Nullable AssigneeView assignee(
            DirectorySnapshot directory, @Nullable Assignee assignee) {
        return switch (assignee) {
            case null -> null;
            case Assignee.ToUser(var id) -> directory.user(id)
                    .map(user -> new AssigneeView(
                            "user", user.id().toString(), user.name(), user.email()))
                    .orElse(null);
            case Assignee.ToTeam(var id) -> directory.team(id)
                    .map(team -> new AssigneeView(
                            "team", team.id().toString(), team.slug().toLowerCase(Locale.ROOT),
                            null))
                    .orElse(null);
        };
    }

    private static @Nullable InboxView inbox(Issue issue) {
        if (!issue.inbox()) {
            return null;
        }
        int reason = switch (issue.state().substatus()) {
            case null -> 0;
            case REGRESSED -> 2;
            case ONGOING, ESCALATING -> 1;
            case NEW, ARCHIVED_UNTIL_ESCALATING, ARCHIVED_UNTIL_CONDITION_MET,
                    ARCHIVED_FOREVER ->
                0;
        };
        return new InboxView(reason, WireTime.of(issue.state().since()));
    }
}
