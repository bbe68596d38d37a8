package io.corral.server.rest.issues;

import io.corral.domain.access.Scope;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.ShortId;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.server.http.Answer;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.store.issue.IssueQueries;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Registers endpoints about one issue under both forms of its path, within its organisation and
/// without, and finds the issue by number or short id, any case.
public final class IssuePaths {

    private static final String WITHIN = "/api/0/organizations/{org}/issues/{issue}/";
    private static final String ALONE = "/api/0/issues/{issue}/";
    private static final int DIGITS_MAX = 18;

    private final Api api;
    private final IssueQueries issues;

    public IssuePaths(Api api, IssueQueries issues) {
        this.api = api;
        this.issues = issues;
    }

    /// Answers about an issue the caller may see and do this to.
    @FunctionalInterface
    public interface IssueEndpoint {
        /// Answers a call.
        Answer answer(Call call, FoundIssue found) throws IOException;
    }

    /// Registers an endpoint.
    ///
    /// @param suffix of the path behind the issue; empty for the issue itself
    public void add(String method, String suffix, Scope scope, IssueEndpoint endpoint) {
        api.organization(method, WITHIN + suffix, scope, (call, organization) -> {
            Optional<FoundIssue> found =
                    find(call, organization, call.request().parameter("issue"));
            return found.isEmpty() ? ApiErrors.notFound() : endpoint.answer(call, found.get());
        });
        api.caller(method, ALONE + suffix, scope, call -> {
            Optional<FoundIssue> found = findAnywhere(call, call.request().parameter("issue"));
            if (found.isEmpty()) {
                return ApiErrors.notFound();
            }
            return call.principal().may(scope, found.get().organization().id())
                    ? endpoint.answer(call, found.get())
                    : ApiErrors.forbidden();
        });
    }

    /// The issue of this name in an organisation.
    public Optional<FoundIssue> find(Call call, Organization organization, String name) {
        return byNumber(name).or(() -> byShortId(call, organization, name))
                .flatMap(issue -> placed(call.directory(), issue))
                .filter(found -> found.organization().id().equals(organization.id()));
    }

    /// The issue itself within what a caller may see.
    public Optional<FoundIssue> find(Call call, IssueId id) {
        return issues.find(id).flatMap(issue -> placed(call.directory(), issue))
                .filter(found -> call.principal().sees(found.organization().id()));
    }

    private Optional<FoundIssue> findAnywhere(Call call, String name) {
        List<Organization> visible = call.directory().organizationsVisibleTo(call.principal());
        return visible.stream().flatMap(each -> find(call, each, name).stream()).findFirst();
    }

    private Optional<Issue> byNumber(String name) {
        boolean digits = !name.isEmpty() && name.length() <= DIGITS_MAX
                && name.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && Long.parseLong(name) > 0
                ? issues.find(new IssueId(Long.parseLong(name)))
                : Optional.empty();
    }

    private Optional<Issue> byShortId(Call call, Organization organization, String name) {
        return ShortId.parse(name).flatMap(shortId -> project(call, organization.id(), shortId)
                .flatMap(project -> issues.find(project.id(), shortId.number())));
    }

    private static Optional<Project> project(
            Call call, OrganizationId organization, ShortId shortId) {
        return call.directory().projectsOf(organization).stream()
                .filter(project -> project.slug().equals(shortId.slug())).findFirst();
    }

    /// Where an issue stands; empty when its project is gone.
    static Optional<FoundIssue> placed(DirectorySnapshot directory, Issue issue) {
        return directory.project(issue.project())
                .flatMap(project -> directory.organization(project.organization())
                        .map(organization -> new FoundIssue(organization, project, issue)));
    }
}
