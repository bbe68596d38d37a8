package io.corral.server.ui.issues;

import io.corral.domain.access.Principal;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import io.corral.engine.admin.Directory;
import io.corral.engine.search.IssueSearch;
import io.corral.engine.search.SearchScope;
import io.corral.engine.search.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads queries with the one search language, over everything the person may see.
public final class SearchedQueries implements QueryReader {

    /// Conditions on events look back so far.
    private static final Duration LOOK_BACK = Duration.ofDays(90);

    private final IssueSearch search;
    private final Directory directory;
    private final InstantSource clock;

    public SearchedQueries(IssueSearch search, Directory directory, InstantSource clock) {
        this.search = search;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public Reading read(String query, Principal principal, Organization organization) {
        Instant now = clock.instant();
        var scope = new SearchScope(organization.id(),
                directory.current().projectsOf(organization.id()).stream()
                        .collect(Collectors.toMap(Project::id, Project::slug)),
                Set.of(), new TimeWindow(now.minus(LOOK_BACK), now.plusSeconds(60)),
                principal.user().id(), now);
        return switch (search.plan(query, scope)) {
            case IssueSearch.Answer.Planned(var condition, _) -> new Reading.Condition(condition);
            case IssueSearch.Answer.Refused(var sentence) -> new Reading.Mistake(sentence);
        };
    }
}
