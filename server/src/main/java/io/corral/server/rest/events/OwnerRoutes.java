package io.corral.server.rest.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.corral.domain.access.Scope;
import io.corral.domain.group.rule.Matcher;
import io.corral.domain.id.EventId;
import io.corral.domain.issue.Assignee;
import io.corral.domain.ownership.Owner;
import io.corral.domain.project.Project;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.engine.ownership.Ownership;
import io.corral.engine.ownership.Ownership.Match;
import io.corral.engine.ownership.Ownership.Owners;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.scope.ReadStores;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whom ownership rules name for an event, with the rules that do.
public final class OwnerRoutes {

    private final EventLookup lookup;
    private final Ownership ownership;

    public OwnerRoutes(ReadStores stores, Assembly assembly, Ownership ownership) {
        this.lookup = new EventLookup(stores, assembly);
        this.ownership = ownership;
    }

    /// @param owners of the rule that decides, those that exist
    /// @param everybody whether no rule fits, and everybody of the project looks after it
    /// @param rule that decides, as matcher and pattern; null without one
    /// @param rules all that match, the one that decides first
    record OwnersView(
            List<OwnerView> owners, boolean everybody, @Nullable List<String> rule,
            List<RuleView> rules) {}

    /// @param email of a person; absent for teams
    record OwnerView(
            String type, String id, String name,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String email) {}

    /// @param line where the rule is written, from 1
    record RuleView(List<String> matcher, List<String> owners, int line) {}

    /// Adds the routes.
    public void addTo(Api api) {
        api.project("GET", "/api/0/projects/{org}/{project}/events/{event}/owners/",
                Scope.EVENT_READ, this::ofEvent);
    }

    private Answer ofEvent(Call call, Project project) {
        return EventId.parse(call.request().parameter("event"))
                .flatMap(id -> lookup.find(project.id(), id))
                .filter(lookup::isShown)
                .map(found -> Answers.json(200, view(
                        ownership.owners(project, found.event()), call.directory())))
                .orElseGet(ApiErrors::notFound);
    }

    private static OwnersView view(Owners owners, DirectorySnapshot directory) {
        return switch (owners) {
            case Owners.Everybody() -> new OwnersView(List.of(), true, null, List.of());
            case Owners.Nobody() -> new OwnersView(List.of(), false, null, List.of());
            case Owners.Named(var matches) -> view(matches, directory);
        };
    }

    private static OwnersView view(List<Match> matches, DirectorySnapshot directory) {
        List<RuleView> rules = matches.stream().map(match -> new RuleView(
                words(match.rule().matcher()),
                match.rule().owners().stream().map(Owner::text).toList(),
                match.rule().source().line())).toList();
        return new OwnersView(matches.getFirst().assignees().stream()
                .flatMap(each -> owner(each, directory).stream()).toList(),
                false, rules.getFirst().matcher(), rules);
    }

    private static List<String> words(Matcher matcher) {
        String name = matcher.tag().isEmpty()
                ? matcher.key().names().getLast()
                : "tags." + matcher.tag();
        return List.of(name, matcher.pattern());
    }

    private static Optional<OwnerView> owner(Assignee assignee, DirectorySnapshot directory) {
        return switch (assignee) {
            case Assignee.ToTeam(var id) -> directory.team(id).map(
                    team -> new OwnerView("team", id.toString(), team.slug(), null));
            case Assignee.ToUser(var id) -> directory.user(id).map(
                    user -> new OwnerView("user", id.toString(), user.name(), user.email()));
        };
    }
}
