package io.corral.server.ui.issues;

import io.corral.domain.access.Principal;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Issue;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.server.http.Request;
import io.corral.server.ui.Section;
import io.corral.server.ui.Shells;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.store.issue.IssueCondition;
import io.corral.store.issue.IssuePage;
import io.corral.store.issue.IssueQuery;
import io.corral.store.issue.IssueSort;
import io.corral.web.page.IssueList;
import io.corral.web.page.IssueList.Filter;
import io.corral.web.page.IssueList.Row;
import io.corral.web.page.Shell;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes the list of an organisation's issues out of what the address asks for.
final class IssueListView {

    private static final int ROWS = 50;
    private static final int OFFSET_MAX = 100_000;
    private static final String USUAL_QUERY = "is:unresolved";
    private static final List<String> QUERIES =
            List.of(USUAL_QUERY, "is:regressed", "is:resolved", "is:ignored", "");

    private final ReadStores stores;
    private final QueryReader reader;
    private final InstantSource clock;

    IssueListView(ReadStores stores, QueryReader reader, InstantSource clock) {
        this.stores = stores;
        this.reader = reader;
        this.clock = clock;
    }

    /// The list.
    IssueList of(Visit visit, Shells shells) {
        Request request = visit.request();
        Principal principal = visit.principal();
        Organization organization = visit.organization();
        DirectorySnapshot directory = visit.directory();
        String query = request.query().has("query")
                ? request.query().firstOr("query", "")
                : USUAL_QUERY;
        int offset = offset(request.query().firstOr("offset", "0"));
        Map<ProjectId, Project> projects = directory.projectsOf(organization.id()).stream()
                .collect(Collectors.toMap(Project::id, Function.identity()));
        Shell shell = shells.of(visit, "Issues of " + organization.name(), Section.ISSUES);
        return switch (reader.read(query, principal, organization)) {
            case QueryReader.Reading.Mistake(var sentence) -> new IssueList(shell,
                    organization.name(), query, sentence, filters(query), List.of(), null, null,
                    null);
            case QueryReader.Reading.Condition(var condition) -> {
                IssuePage page = page(projects.keySet(), condition, offset);
                boolean empty = page.rows().isEmpty() && offset == 0 && isUntouched(projects);
                yield new IssueList(shell, organization.name(), query, null, filters(query),
                        rows(page, projects, organization),
                        offset == 0 ? null : address(query, Math.max(0, offset - ROWS)),
                        page.hasMore() ? address(query, offset + ROWS) : null,
                        empty ? dsn(request, projects, directory) : null);
            }
        };
    }

    private IssuePage page(Set<ProjectId> projects, IssueCondition condition, int offset) {
        return stores.issues().list(new IssueQuery(projects, Set.of(), null, null, condition,
                IssueSort.DATE, offset, ROWS));
    }

    private boolean isUntouched(Map<ProjectId, Project> projects) {
        return page(projects.keySet(), IssueCondition.EVERYTHING, 0).rows().isEmpty();
    }

    private List<Row> rows(
            IssuePage page, Map<ProjectId, Project> projects, Organization organization) {
        Instant now = clock.instant();
        return page.rows().stream().map(found -> {
            Issue issue = found.issue();
            Project project = projects.get(issue.project());
            String slug = project == null ? "" : project.slug();
            String shortId = issue.shortId(slug).toString();
            return new Row(
                    "/organizations/" + organization.slug() + "/issues/" + issue.id() + "/",
                    shortId, issue.metadata().title(), issue.metadata().culprit(),
                    issue.level().wireName(), Words.state(issue.state()), issue.unhandled(), slug,
                    Words.number(issue.numbers().events()),
                    Words.number(issue.numbers().users()),
                    Words.ago(issue.numbers().firstSeen(), now),
                    Words.ago(issue.numbers().lastSeen(), now));
        }).toList();
    }

    private static List<Filter> filters(String query) {
        return QUERIES.stream().map(each -> new Filter(address(each, 0), labelOf(each),
                each.equals(query))).toList();
    }

    private static String labelOf(String query) {
        return query.isEmpty() ? "all" : query.substring("is:".length());
    }

    private static String address(String query, int offset) {
        String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
        return "?query=" + encoded + (offset == 0 ? "" : "&offset=" + offset);
    }

    private static @Nullable String dsn(
            Request request, Map<ProjectId, Project> projects, DirectorySnapshot directory) {
        return projects.keySet().stream().sorted()
                .flatMap(project -> directory.keysOf(project).stream())
                .findFirst().map(key -> key.dsn(request.origin().baseUrl())).orElse(null);
    }

    private static int offset(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 6
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Math.min(Integer.parseInt(text), OFFSET_MAX) : 0;
    }
}
