package io.corral.engine.search;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueKey;
import io.corral.domain.issue.ShortId;
import io.corral.store.issue.IssueQueries;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Issues by the names searches have for them. Knows only issues of the projects in scope.
final class IssueNames {

    private final IssueQueries issues;
    private final Map<ProjectId, String> projects;

    IssueNames(IssueQueries issues, SearchScope scope) {
        this.issues = issues;
        projects = scope.projects();
    }

    /// The issue a short id names.
    Optional<Issue> byShortId(String text) {
        return ShortId.parse(text).flatMap(shortId -> projects.entrySet().stream()
                .filter(project -> project.getValue().equals(shortId.slug()))
                .findFirst()
                .flatMap(project -> issues.find(project.getKey(), shortId.number())));
    }

    /// The issue a number or short id names.
    Optional<Issue> find(String name) {
        return byNumber(name).or(() -> byShortId(name));
    }

    /// The keys of issues by short id or number; names of no issue add none.
    Set<IssueKey> keys(Collection<String> names) {
        var keys = new HashSet<IssueKey>();
        for (String name : names) {
            find(name).ifPresent(issue -> keys.addAll(issues.keys(issue.id())));
        }
        return keys;
    }

    private Optional<Issue> byNumber(String text) {
        boolean digits = !text.isEmpty() && text.length() < 19
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        long number = digits ? Long.parseLong(text) : 0;
        return number == 0
                ? Optional.empty()
                : issues.find(new IssueId(number))
                        .filter(issue -> projects.containsKey(issue.project()));
    }

    /// Short ids by number.
    Map<Long, String> shortIds(Set<Long> numbers) {
        var ids = numbers.stream().map(IssueId::new).toList();
        Map<IssueId, Issue> found = issues.find(ids).stream()
                .collect(Collectors.toMap(Issue::id, Function.identity()));
        return found.values().stream()
                .filter(issue -> projects.containsKey(issue.project()))
                .collect(Collectors.toMap(
                        issue -> issue.id().value(),
                        issue -> issue.shortId(projects.getOrDefault(issue.project(), ""))
                                .toString()));
    }
}
