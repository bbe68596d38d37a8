package io.corral.server.ui.triage;

import io.corral.domain.issue.Issue;
import io.corral.domain.triage.Since.Change;
import io.corral.engine.triage.CatchUp.Fixed;
import io.corral.engine.triage.CatchUp.News;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.store.issue.IssuePage;
import io.corral.web.page.Shell.Link;
import io.corral.web.page.triage.CatchUp;
import io.corral.web.page.triage.CatchUp.Line;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells what happened since a time, in four short lists.
///
/// @param issues open ones, by short id
record NewsCards(Visited visited, Map<String, Issue> issues, WorkRows rows) {

    static final String NEW = "new";
    static final String WORSE = "worse";
    static final String FIXED = "fixed";
    static final String RECOVERED = "recovered";
    private static final int LINES = 3;

    /// Titles by id.
    static final Map<String, String> TITLES = Map.of(NEW, "New", WORSE, "Worse", FIXED, "Fixed",
            RECOVERED, "Recovered by themselves");

    List<CatchUp.News> of(News news) {
        return List.of(
                open(NEW, "bolt", news.open().fresh()),
                open(WORSE, "trending-up", news.open().worse()),
                fixed(news, LINES),
                open(RECOVERED, "activity", news.open().recovered()));
    }

    private CatchUp.News open(String id, String icon, List<Change> changes) {
        List<Change> wanted = changes.stream()
                .filter(change -> change.verdict().noise() == null).toList();
        int noise = changes.size() - wanted.size();
        List<Line> lines = wanted.stream().limit(LINES).flatMap(change -> line(change).stream())
                .toList();
        return new CatchUp.News(id, icon, "is-" + id, title(id), Words.number(wanted.size()),
                noise == 0 ? null : "and " + Words.number(noise) + " noise", lines,
                changes.size() > lines.size()
                        ? all(id, "All " + Words.number(changes.size()))
                        : null);
    }

    private static String title(String id) {
        return id.equals(RECOVERED) ? "Recovered" : TITLES.getOrDefault(id, id);
    }

    private Link all(String id, String text) {
        return new Link(visited.all().with("section", id).toString(), text);
    }

    private List<Line> line(Change change) {
        Issue issue = issues.get(change.verdict().shortId());
        return issue == null
                ? List.of()
                : List.of(new Line(rows.url(issue), change.verdict().shortId(),
                        Words.row(issue.metadata().title()),
                        change.verdict().severity().name(),
                        change.why().equals("new")
                                ? "tier " + change.verdict().tier()
                                : change.why()));
    }

    /// @param linesMax so many at most
    CatchUp.News fixed(News news, int linesMax) {
        List<Line> lines = news.fixed().stream().limit(linesMax).map(this::line).toList();
        boolean isCapped = news.fixedHits() >= IssuePage.HITS_MAX;
        String count = Words.number(news.fixedHits()) + (isCapped ? "+" : "");
        return new CatchUp.News(FIXED, "circle-check", "is-fixed", title(FIXED), count, null,
                lines, more(lines, news, count));
    }

    private @Nullable Link more(List<Line> lines, News news, String count) {
        int shown = visited.offset() + lines.size();
        if (news.fixedHits() <= shown || lines.isEmpty()) {
            return null;
        }
        return visited.section().isEmpty()
                ? all(FIXED, "All " + count)
                : new Link(visited.here().with("offset", Integer.toString(shown)).toString(),
                        "More");
    }

    private Line line(Fixed fixed) {
        Visit visit = visited.visit();
        Issue issue = fixed.issue();
        String slug = visit.directory().project(issue.project()).map(each -> each.slug())
                .orElse("");
        String by = fixed.by() == null
                ? ""
                : visit.directory().user(fixed.by()).map(user -> "by " + user.name() + ", ")
                        .orElse("");
        return new Line(rows.url(issue), issue.shortId(slug).toString(),
                Words.row(issue.metadata().title()), null,
                by + Words.ago(issue.state().since(), visit.now()).ago());
    }
}
