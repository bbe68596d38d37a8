package io.corral.server.rest.issues;

import io.corral.domain.access.Scope;
import io.corral.domain.issue.Issue;
import io.corral.engine.admin.Directory;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.WireTime;
import io.corral.server.rest.scope.ProjectReference;
import io.corral.store.issue.IssueQueries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What of an issue others see: anybody who was given its share id, and trackers it is linked to
/// (API reference 2.3, 36 and 40).
public final class SharedIssueRoutes {

    private final IssueQueries issues;
    private final Directory directory;

    public SharedIssueRoutes(IssueQueries issues, Directory directory) {
        this.issues = issues;
        this.directory = directory;
    }

    /// An issue for everybody: nothing of its events, and of no person.
    record SharedIssueView(
            String groupID, String id, String shortId, String title, @Nullable String culprit,
            String level, String status, boolean isPublic, String shareId, String platform,
            ProjectReference project, String organizationSlug, String firstSeen,
            String lastSeen) {

        private static SharedIssueView of(FoundIssue found, String share) {
            Issue issue = found.issue();
            String id = issue.id().toString();
            return new SharedIssueView(id, id, found.shortId(), issue.metadata().title(),
                    issue.metadata().culprit(), issue.level().wireName(),
                    issue.state().status().wireName(), true, share, issue.platform(),
                    ProjectReference.of(found.project()), found.organization().slug(),
                    WireTime.of(issue.numbers().firstSeen()),
                    WireTime.of(issue.numbers().lastSeen()));
        }
    }

    /// Adds the routes.
    public void addTo(Api api) {
        api.open("GET", "/api/0/shared/issues/{share}/",
                request -> shared(request.parameter("share")));
        new IssuePaths(api, issues).add("GET", "external-issues/", Scope.EVENT_READ,
                (_, _) -> Answers.json(200, List.of()));
    }

    private Answer shared(String share) {
        return issues.findShared(share)
                .flatMap(issue -> IssuePaths.placed(directory.current(), issue))
                .map(found -> Answers.json(200, SharedIssueView.of(found, share)))
                .orElseGet(ApiErrors::notFound);
    }
}
