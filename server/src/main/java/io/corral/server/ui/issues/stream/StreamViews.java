package io.corral.server.ui.issues.stream;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.engine.proposal.Proposals;
import io.corral.server.ui.Address;
import io.corral.server.ui.ScopeBars;
import io.corral.server.ui.Section;
import io.corral.server.ui.Shells;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.server.ui.issues.FirstIssue;
import io.corral.server.ui.issues.actions.IssueActionViews;
import io.corral.server.ui.issues.stream.StreamSearch.Found;
import io.corral.store.issue.IssuePage;
import io.corral.store.issue.IssueQueries;
import io.corral.web.page.ScopeBar.Choice;
import io.corral.web.page.ScopeBar.Picker;
import io.corral.web.page.Shell;
import io.corral.web.page.stream.IssueRow;
import io.corral.web.page.stream.IssueStream;
import io.corral.web.page.stream.IssueStream.Empty;
import io.corral.web.page.stream.IssueStream.Paging;
import io.corral.web.page.stream.IssueStream.Tab;
import io.corral.web.page.stream.SearchBox;
import io.corral.web.page.stream.SearchBox.Hidden;
import io.corral.web.page.stream.SearchBox.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the page of the stream.
final class StreamViews {

    /// Below the organisation.
    static final String PATH = "issues/";

    private final Shells shells;
    private final StreamSearch search;
    private final IssueQueries issues;
    private final SavedViewMenus views;
    private final Proposals proposals;

    StreamViews(
            Shells shells, StreamSearch search, IssueQueries issues, SavedViewMenus views,
            Proposals proposals) {
        this.proposals = proposals;
        this.shells = shells;
        this.search = search;
        this.issues = issues;
        this.views = views;
    }

    /// A search that is made ready.
    private record Ready(String text, String query) {}

    private static final List<Ready> READY = List.of(
            new Ready("Unresolved", StreamQuery.USUAL_QUERY),
            new Ready("For review", "is:unresolved is:for_review"),
            new Ready("Mine", "is:unresolved assigned:me"),
            new Ready("Regressed", "is:regressed"),
            new Ready("Escalating", "is:escalating"),
            new Ready("Ignored", "is:ignored"),
            new Ready("Resolved", "is:resolved"),
            new Ready("All", ""));

    IssueStream of(Visit visit, StreamQuery query) {
        return switch (search.page(visit, query)) {
            case Found.Mistake(var problem) ->
                page(visit, query, new IssuePage(List.of(), false, 0), problem);
            case Found.Issues(var page) -> page(visit, query, page, null);
        };
    }

    private IssueStream page(
            Visit visit, StreamQuery query, IssuePage found, @Nullable Problem problem) {
        Address here = query.on(Address.of(visit.address(PATH)));
        Set<String> environments = Set.copyOf(query.scope().environments());
        List<IssueId> ids = found.rows().stream().map(row -> row.issue().id()).toList();
        Map<IssueId, List<Long>> series = ids.isEmpty()
                ? Map.of()
                : issues.series(ids, query.graph().series(visit.now(), environments));
        List<IssueRow> rows = new IssueRows(visit.address(PATH), visit.directory(), visit.now(),
                query, series).of(found.rows());
        return new IssueStream(
                shells.of(visit, "Issues", Section.ISSUES),
                at(here, query.offset()).toString(),
                ScopeBars.of(visit, query.scope(),
                        issues.environments(query.scope().projectIds(visit)), here),
                box(visit, query, problem), tabs(visit, query), views.of(visit, query),
                sorts(query, here), graphs(query, here),
                rows.isEmpty()
                        ? null
                        : IssueActionViews.ofSelection(visit, at(here, query.offset()).toString())
                                .orElse(null),
                rows, paging(query, here, found),
                rows.isEmpty() ? empty(visit, query, problem) : null,
                proposals(visit, query),
                problem == null ? live(visit, query) : null);
    }

    /// To the project with most open proposals; its page names the others.
    private Shell.@Nullable Link proposals(Visit visit, StreamQuery query) {
        Map<ProjectId, Integer> open = proposals.countOpen(query.scope().projectIds(visit));
        return open.entrySet().stream().max(Map.Entry.comparingByValue())
                .flatMap(most -> visit.directory().project(most.getKey()))
                .map(project -> new Shell.Link(
                        visit.address("projects/" + project.slug() + "/proposals/"),
                        Words.many(open.values().stream().mapToInt(each -> each).sum(),
                                "proposal")))
                .orElse(null);
    }

    private Empty empty(Visit visit, StreamQuery query, @Nullable Problem problem) {
        return problem == null
                ? EmptyStates.of(visit, query, FirstIssue.isAwaited(visit, issues))
                : EmptyStates.ofMistake(visit, query);
    }

    private static Address at(Address here, int offset) {
        return offset == 0 ? here : here.with("offset", Integer.toString(offset));
    }

    private static String live(Visit visit, StreamQuery query) {
        return query.on(Address.of(visit.address(LiveIssues.PATH)))
                .with("since", visit.now().toString()).toString();
    }

    private static SearchBox box(Visit visit, StreamQuery query, @Nullable Problem problem) {
        Address kept = query.on(Address.of("")).without("query");
        List<Hidden> hidden = new ArrayList<>();
        kept.parameters().forEach((name, values) -> values.forEach(
                value -> hidden.add(new Hidden(name, value))));
        Address completion = Address.of(visit.address(PATH + "complete/"))
                .with("project", query.scope().projects().stream()
                        .map(project -> project.id().toString()).toList());
        return new SearchBox("Search issues",
                "Search: is:unresolved, release:1.2, or words of the title", visit.address(PATH),
                hidden, query.query(), completion.toString(),
                problem);
    }

    private static List<Tab> tabs(Visit visit, StreamQuery query) {
        List<Tab> tabs = new ArrayList<>();
        for (Ready ready : READY) {
            tabs.add(new Tab("tab-" + tabs.size(),
                    query.searching(ready.query()).on(Address.of(visit.address(PATH))).toString(),
                    ready.text(), ready.query().equals(query.query())));
        }
        return tabs;
    }

    private static Picker sorts(StreamQuery query, Address here) {
        List<Choice> choices = Arrays.stream(StreamSort.values()).map(sort -> new Choice(
                (sort == StreamSort.DATE ? here.without("sort") : here.with("sort", sort.word()))
                        .toString(),
                sort.text(), sort == query.sort())).toList();
        return new Picker(query.sort().text(), false, choices, null);
    }

    private static Picker graphs(StreamQuery query, Address here) {
        List<Choice> choices = Arrays.stream(GraphSpan.values()).map(span -> new Choice(
                here.with("groupStatsPeriod", span.word()).toString(), span.text(),
                span == query.graph())).toList();
        return new Picker(query.graph().text(), false, choices, null);
    }

    static Paging paging(StreamQuery query, Address here, IssuePage found) {
        int from = query.offset();
        int count = found.rows().size();
        boolean isCapped = found.hits() >= IssuePage.HITS_MAX;
        String all = Words.number(Math.max(found.hits(), from + count)) + (isCapped ? "+" : "");
        boolean isPart = count > 0 && (from > 0 || found.hasMore());
        String range = "";
        if (count > 0) {
            range = isPart
                    ? Words.number(from + 1) + "–" + Words.number(from + count) + " of " + all
                    : Words.many(count, "issue");
        }
        String matching = isCapped
                ? "the first " + Words.number(IssuePage.HITS_MAX) + " that match"
                : "all " + all + " that match";
        return new Paging(range,
                from == 0 ? null : at(here, Math.max(0, from - StreamQuery.ROWS)).toString(),
                found.hasMore() ? at(here, from + StreamQuery.ROWS).toString() : null,
                isPart ? matching : null, query.parameters());
    }
}
