package io.corral.server.ui.triage;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.issue.Issue;
import io.corral.domain.project.Project;
import io.corral.domain.triage.IgnoreWarning;
import io.corral.domain.triage.WrongHighs;
import io.corral.engine.triage.IgnoreWarnings;
import io.corral.engine.triage.TriageQuality;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.store.issue.IssueQueries;
import io.corral.web.page.Shell.Link;
import io.corral.web.page.triage.CatchUp.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How far the list can be trusted: how often what was high was not, and what is ignored again and
/// again. Both are read from months of history, so they are remembered for some minutes.
/// Thread-safe.
final class Trust {

    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final int WARNINGS_MAX = 3;
    private static final int ISSUES_MAX = 10;

    private final TriageQuality quality;
    private final IgnoreWarnings warnings;
    private final IssueQueries issues;
    private final ConcurrentMap<OrganizationId, Known> known = new ConcurrentHashMap<>();

    Trust(TriageQuality quality, IgnoreWarnings warnings, IssueQueries issues) {
        this.quality = quality;
        this.warnings = warnings;
        this.issues = issues;
    }

    /// @param names short ids of the issues they are about
    private record Known(Instant at, List<WrongHighs> highs, List<IgnoreWarning> warnings,
            Map<IssueId, String> names) {}

    private Known known(Visit visit) {
        OrganizationId organization = visit.organization().id();
        Known before = known.get(organization);
        if (before != null && before.at().plus(REMEMBERED).isAfter(visit.now())) {
            return before;
        }
        List<WrongHighs> highs = quality.of(organization);
        List<IgnoreWarning> warned = warnings.of(organization, visit.projectIds(),
                IgnoreWarnings.PERIOD).stream().limit(WARNINGS_MAX).toList();
        Set<IssueId> wanted = new HashSet<>();
        highs.forEach(each -> each.wrong().keySet().stream().limit(ISSUES_MAX)
                .forEach(wanted::add));
        warned.forEach(each -> each.issues().stream().limit(ISSUES_MAX).forEach(wanted::add));
        Known read = new Known(visit.now(), highs, warned, names(visit, wanted));
        known.put(organization, read);
        return read;
    }

    private Map<IssueId, String> names(Visit visit, Set<IssueId> wanted) {
        Function<Issue, String> name = issue -> issue.shortId(visit.directory()
                .project(issue.project()).map(Project::slug).orElse("")).toString();
        return wanted.isEmpty()
                ? Map.of()
                : issues.find(wanted).stream().collect(
                        Collectors.toMap(Issue::id, name, (one, _) -> one));
    }

    /// What is ignored again and again, and what let it through; one notice at most, so that the
    /// list stays in sight.
    List<Notice> warnings(Visit visit) {
        Known here = known(visit);
        return warnings(here.warnings(), here.names());
    }

    static List<Notice> warnings(List<IgnoreWarning> warnings, Map<IssueId, String> names) {
        return switch (warnings.size()) {
            case 0 -> List.of();
            case 1 -> List.of(warning(warnings.getFirst().text(),
                    more(warnings.getFirst(), names)));
            default -> List.of(warning(
                    warnings.size() + " warnings about what is ignored again and again",
                    warnings.stream().map(each -> each.text() + " "
                            + String.join(" ", more(each, names))).toList()));
        };
    }

    private static Notice warning(String text, List<String> more) {
        return new Notice("alert-triangle", "is-warning", text, more, null);
    }

    private static List<String> more(IgnoreWarning warning, Map<IssueId, String> names) {
        List<String> more = new ArrayList<>();
        more.add(warning.proposal());
        String ids = warning.issues().stream().limit(ISSUES_MAX).map(names::get)
                .filter(each -> each != null).collect(Collectors.joining(", "));
        if (!ids.isEmpty()) {
            more.add("Lately: " + ids);
        }
        return more;
    }

    /// How often what was high was not.
    ///
    /// @param link to more; null for none
    Notice quality(Visit visit, @Nullable Link link) {
        Known here = known(visit);
        List<String> more = new ArrayList<>();
        here.highs().getLast().wrong().forEach((issue, how) -> {
            String name = here.names().get(issue);
            if (name != null && more.size() < ISSUES_MAX) {
                more.add(name + ": " + how);
            }
        });
        return new Notice("shield-check", "", sentence(here.highs()), more, link);
    }

    /// @param highs of periods, the shorter first
    static String sentence(List<WrongHighs> highs) {
        WrongHighs longest = highs.getLast();
        return longest.judged() == 0
                ? "How often a high verdict is wrong is not known yet: it is measured by what"
                        + " people resolve, ignore and correct."
                : "Wrongly called high: " + highs.stream().map(Trust::part)
                        .collect(Collectors.joining("; ")) + ".";
    }

    private static String part(WrongHighs highs) {
        long days = highs.period().toDays();
        return highs.judged() == 0
                ? "nothing judged in the last " + days + " days"
                : Words.number(highs.wrong().size()) + " of " + Words.number(highs.judged())
                        + " judged in the last " + days + " days ("
                        + Math.round(100.0 * highs.wrong().size() / highs.judged()) + " %)";
    }
}
