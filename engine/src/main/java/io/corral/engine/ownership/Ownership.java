package io.corral.engine.ownership;

import io.corral.domain.access.Team;
import io.corral.domain.event.Event;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Assignee;
import io.corral.domain.ownership.Owner;
import io.corral.domain.ownership.OwnershipRule;
import io.corral.domain.ownership.OwnershipRules;
import io.corral.domain.project.Project;
import io.corral.domain.release.Commit;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.engine.release.Suspects;
import io.corral.protocol.rule.OwnershipRuleReader;
import io.corral.protocol.rule.RulesRead;
import io.corral.store.definition.Definition;
import io.corral.store.definition.DefinitionKind;
import io.corral.store.definition.DefinitionStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who looks after the events of projects. Thread-safe; the map of compiled rules is the only
/// state.
public final class Ownership {

    private static final int KEPT_MAX = 1_000;
    private static final int NAMED_MAX = 10;

    private final DefinitionStore definitions;
    private final Supplier<DirectorySnapshot> directory;
    private final Suspects suspects;
    private final Map<ProjectId, Compiled> compiled = new ConcurrentHashMap<>();

    /// Owners by the rules among definitions.
    ///
    /// @param suspects whose commits may have brought an event
    public Ownership(
            DefinitionStore definitions, Supplier<DirectorySnapshot> directory,
            Suspects suspects) {
        this.definitions = definitions;
        this.directory = directory;
        this.suspects = suspects;
    }

    private record Compiled(OwnershipSettings settings, OwnershipRules rules) {}

    /// A rule that names owners of an event.
    ///
    /// @param assignees those of its owners that exist in the organisation, in order
    public record Match(OwnershipRule rule, List<Assignee> assignees) {
        public Match {
            assignees = List.copyOf(assignees);
        }
    }

    /// Who looks after an event.
    public sealed interface Owners {
        /// Whom rules name.
        ///
        /// @param matches the rule that decides first; at least one
        record Named(List<Match> matches) implements Owners {
            public Named {
                matches = List.copyOf(matches);
            }
        }

        /// Everybody of the project, because no rule fits and the project wants it so.
        record Everybody() implements Owners {}

        /// Nobody, because no rule fits.
        record Nobody() implements Owners {}
    }

    /// Who looks after an event of a project. Everybody is told of it, not assigned to it
    /// (https://docs.sentry.io/product/issues/ownership-rules/).
    public Owners owners(Project project, Event event) {
        List<Match> matches = matches(project, event);
        if (!matches.isEmpty()) {
            return new Owners.Named(matches);
        }
        return settings(project.organization(), project.id()).fallthrough()
                ? new Owners.Everybody()
                : new Owners.Nobody();
    }

    /// The settings of a project.
    public OwnershipSettings settings(OrganizationId organization, ProjectId project) {
        return compiled(organization, project).settings();
    }

    /// The rules that an event matches, the one that decides first.
    public List<Match> matches(Project project, Event event) {
        DirectorySnapshot now = directory.get();
        return compiled(project.organization(), project.id()).rules().matching(event).stream()
                .map(rule -> new Match(rule, assignees(project, rule, now)))
                .toList();
    }

    /// Whom a new issue of this event is assigned to; null when to nobody. Who wrote a suspect
    /// commit comes before rules. Costs a lookup where nothing is assigned.
    public @Nullable Assignee assignee(Project project, Event event) {
        Compiled known = compiled(project.organization(), project.id());
        OwnershipSettings settings = known.settings();
        Assignee author =
                settings.assignsToSuspect() ? author(project, event) : null;
        if (author != null || !settings.assignsToOwner() || known.rules().rules().isEmpty()) {
            return author;
        }
        return matches(project, event).stream().findFirst()
                .flatMap(match -> match.assignees().stream().findFirst()).orElse(null);
    }

    /// The member who wrote the commit that may have brought an event, by the commits of its own
    /// release; null when nobody did.
    @Nullable
    Assignee author(Project project, Event event) {
        return suspects.ofNew(project.organization(), event)
                .map(suspect -> suspect.commit().author())
                .map(Commit.Author::email)
                .flatMap(email -> assignee(
                        project, new Owner.OfPerson(email), directory.get()))
                .orElse(null);
    }

    /// An owner that a rule names, but nobody of the project is called so.
    ///
    /// @param line of the rule
    public record Unknown(int line, Owner owner) {
        private String sentence() {
            return "Line " + line + ": " + owner.text() + switch (owner) {
                case Owner.OfTeam _ -> " is no team of this project.";
                case Owner.OfPerson _ -> " is no member of the organisation.";
            };
        }
    }

    /// The owners that rules name and there are not, in the order of the rules.
    public List<Unknown> unknown(Project project, List<OwnershipRule> rules) {
        List<Unknown> unknown = new ArrayList<>();
        for (OwnershipRule rule : rules) {
            rule.owners().stream().filter(owner -> !isKnown(project, owner))
                    .map(owner -> new Unknown(rule.source().line(), owner))
                    .forEach(unknown::add);
        }
        return unknown;
    }

    /// What is said of unknown owners; empty without any.
    public static Optional<String> problem(List<Unknown> unknown) {
        int more = unknown.size() - NAMED_MAX;
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(unknown.stream().limit(NAMED_MAX).map(Unknown::sentence)
                        .collect(Collectors.joining(" "))
                        + (more > 0 ? " And " + more + " more." : ""));
    }

    /// Whether an owner is a team of the project, or a member of the organisation.
    boolean isKnown(Project project, Owner owner) {
        return assignee(project, owner, directory.get()).isPresent();
    }

    /// The rules among these that an event matches, the one that decides first.
    public List<Match> matches(Project project, List<OwnershipRule> rules, Event event) {
        DirectorySnapshot now = directory.get();
        return OwnershipRules.of(rules).matching(event).stream()
                .map(rule -> new Match(rule, assignees(project, rule, now))).toList();
    }

    private static List<Assignee> assignees(
            Project project, OwnershipRule rule, DirectorySnapshot directory) {
        List<Assignee> found = new ArrayList<>();
        for (Owner owner : rule.owners()) {
            assignee(project, owner, directory).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Assignee> assignee(
            Project project, Owner owner, DirectorySnapshot directory) {
        return switch (owner) {
            case Owner.OfTeam(var slug) -> directory.team(project.organization(), slug)
                    .filter(team -> project.teams().contains(team.id()))
                    .map(Team::id).map(Assignee.ToTeam::new);
            case Owner.OfPerson(var email) -> directory.userByEmail(email)
                    .filter(user -> directory.member(project.organization(), user.id())
                            .isPresent())
                    .map(user -> new Assignee.ToUser(user.id()));
        };
    }

    /// Looks the commits of a release up again, because they are others.
    void commitsTold(OrganizationId organization, String version) {
        suspects.commitsTold(organization, version);
    }

    /// Forgets what was compiled for a project, because its rules changed.
    public void changed(ProjectId project) {
        compiled.remove(project);
    }

    private Compiled compiled(OrganizationId organization, ProjectId project) {
        Compiled known = compiled.get(project);
        if (known == null) {
            known = compile(organization, project);
            if (compiled.size() >= KEPT_MAX) {
                compiled.clear();
            }
            compiled.put(project, known);
        }
        return known;
    }

    private Compiled compile(OrganizationId organization, ProjectId project) {
        Definition definition = definitions
                .find(organization, DefinitionKind.OWNERSHIP, key(project)).orElse(null);
        OwnershipSettings settings = OwnershipSettings.of(definition);
        String raw = settings.raw();
        OwnershipRules rules = raw != null
                && OwnershipRuleReader.read(
                        raw) instanceof RulesRead.Rules<OwnershipRule>(var read)
                                ? OwnershipRules.of(read)
                                : OwnershipRules.NONE;
        return new Compiled(settings, rules);
    }

    /// The key under which a project's rules are kept.
    public static String key(ProjectId project) {
        return "project-" + project;
    }
}
