package io.corral.server.ui.triage;

import io.corral.domain.access.Scope;
import io.corral.domain.issue.Issue;
import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.NoiseClass;
import io.corral.domain.triage.Since.Change;
import io.corral.domain.triage.Verdict;
import io.corral.domain.triage.session.Step;
import io.corral.domain.triage.session.TriageSession;
import io.corral.engine.triage.CatchUp.News;
import io.corral.engine.triage.IssueTriage.Worklist;
import io.corral.server.ui.Address;
import io.corral.server.ui.ScopeBars;
import io.corral.server.ui.Words;
import io.corral.server.ui.issues.actions.IssueActionForms;
import io.corral.server.ui.triage.Folded.Row;
import io.corral.web.page.ScopeBar.Picker;
import io.corral.web.page.triage.CatchUp.Progress;
import io.corral.web.page.triage.CatchUp.SinceMenu;
import io.corral.web.page.triage.CatchUp.Undo;
import io.corral.web.page.triage.WorkSection;
import io.corral.web.page.triage.WorkSection.More;
import io.corral.web.page.triage.WorkSection.Rows;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes the parts of the page from a worklist, what happened, and what somebody did about it. Of
/// ten thousand issues it makes as many rows as are shown.
final class CatchUpView {

    /// Rows of a section before one asks for more.
    static final int ROWS = 25;
    private static final int HIGH_ROWS = 50;
    private static final int TIERS_OPEN = 3;
    private static final List<String> TITLES = List.of("", "Tier 1", "Tier 2", "Tier 3", "Tier 4");
    private static final List<String> SENTENCES = List.of("",
            "Customers are blocked, lose data or money, or miss a message",
            "Wrong, late or missing for some; revenue through a back page",
            "Stability, softened, or an edge case", "Backlog");
    private static final Map<String, String> TIMES = Map.of("24h", "Last 24 hours", "3d",
            "Last 3 days", "7d", "Last 7 days", "30d", "Last 30 days");

    private final Visited visited;
    private final Worklist worklist;
    private final News news;
    private final TriageSession session;
    private final List<Verdict> ranked;
    private final Folded folded;
    private final Triaged triaged;
    private final WorkRows rows;

    /// @param worklist of all projects
    /// @param news of the projects that are looked at
    CatchUpView(Visited visited, Worklist worklist, News news, TriageSession session) {
        this.visited = visited;
        this.worklist = worklist;
        this.news = news;
        this.session = session;
        this.ranked = worklist.verdicts().stream().filter(verdict -> {
            Issue issue = worklist.issues().get(verdict.shortId());
            return issue != null && visited.isIn(issue.project());
        }).toList();
        this.folded = Folded.of(ranked);
        this.triaged = new Triaged(session, news.open());
        Map<String, IssueFacts> facts = new HashMap<>();
        worklist.facts().forEach(each -> facts.put(each.shortId(), each));
        this.rows = new WorkRows(visited.visit(), worklist.issues(), facts, triaged);
    }

    NewsCards news() {
        return new NewsCards(visited, worklist.issues(), rows);
    }

    /// What it comes down to.
    String headline() {
        int noise = folded.noise().values().stream().mapToInt(List::size).sum();
        return Headlines.sentence(issues(1), issues(2), issues(3) + issues(4), noise);
    }

    private int issues(int tier) {
        return Folded.issues(folded.tier(tier));
    }

    /// Tiers, the backlog and noise folded.
    List<WorkSection> sections() {
        List<WorkSection> sections = new ArrayList<>();
        for (int tier = 1; tier < TITLES.size(); tier++) {
            List<Row> all = folded.tier(tier);
            if (!all.isEmpty()) {
                sections.add(section("tier-" + tier, all, tier > TIERS_OPEN));
            }
        }
        folded.noise().forEach(
                (kind, all) -> sections.add(section("noise-" + kind.wireName(), all, true)));
        return sections;
    }

    private WorkSection section(String id, List<Row> all, boolean isFolded) {
        int shown = isFolded ? 0 : usual(id);
        return new WorkSection(id, title(id), sentence(id),
                Words.number(Folded.issues(all)), "is-" + id,
                isFolded ? List.of() : rows.of(all.stream().limit(shown).toList()),
                isFolded ? address(id, 0).with("whole", "1").toString() : null,
                isFolded ? null : more(id, all, shown));
    }

    private static int usual(String id) {
        return id.equals("tier-1") || id.equals("tier-2") ? HIGH_ROWS : ROWS;
    }

    private Address address(String id, int offset) {
        return visited.chosen(Visited.PATH + "rows/").with("section", id)
                .with("offset", Integer.toString(offset));
    }

    private @Nullable More more(String id, List<Row> all, int from) {
        int left = all.size() - from;
        return left <= 0
                ? null
                : new More(address(id, from).toString(),
                        Words.number(Math.min(left, ROWS)) + " more of " + Words.number(left));
    }

    /// What a section is called; empty when there is none of this name.
    static String title(String id) {
        if (id.startsWith("tier-")) {
            return id.matches("tier-[1-4]") ? TITLES.get(id.charAt(id.length() - 1) - '0') : "";
        }
        return kind(id).map(kind -> "Noise: " + kind.wireName().replace('-', ' '))
                .orElseGet(() -> NewsCards.TITLES.getOrDefault(id, ""));
    }

    private static Optional<NoiseClass> kind(String id) {
        for (NoiseClass kind : NoiseClass.values()) {
            if (id.equals("noise-" + kind.wireName())) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private static String sentence(String id) {
        return kind(id).map(kind -> switch (kind) {
            case AUTO_RETRIED -> "The next attempt works, or there are attempts left";
            case BOT -> "Scanners, crawlers, monitors";
            case BROWSER_EXTENSION -> "None of the code is ours";
            case STAGING -> "No event in production";
            case THIRD_PARTY_FLAKE -> "An optional service failed, nothing was lost";
            case EXPECTED -> "Declines, validation, clients that went away";
        }).orElseGet(() -> id.matches("tier-[1-4]")
                ? SENTENCES.get(id.charAt(id.length() - 1) - '0')
                : "");
    }

    /// All rows of a section, or of one kind of news.
    private List<Row> all(String id) {
        return switch (id) {
            case NewsCards.NEW -> of(news.open().fresh());
            case NewsCards.WORSE -> of(news.open().worse());
            case NewsCards.RECOVERED -> of(news.open().recovered());
            default -> kind(id)
                    .map(folded::noise)
                    .orElseGet(() -> id.matches("tier-[1-4]")
                            ? folded.tier(id.charAt(id.length() - 1) - '0')
                            : List.of());
        };
    }

    private static List<Row> of(List<Change> changes) {
        return changes.stream().map(Change::verdict).map(Row::of).toList();
    }

    /// Rows that follow those that are shown.
    Rows rows(boolean desk) {
        List<Row> all = all(visited.section());
        int from = Math.min(visited.offset(), all.size());
        int to = Math.min(from + ROWS, all.size());
        return new Rows(rows.of(all.subList(from, to)), more(visited.section(), all, to), desk);
    }

    /// The one section that is asked for, from an offset on.
    WorkSection alone() {
        String id = visited.section();
        List<Row> all = all(id);
        Rows shown = rows(false);
        return new WorkSection(id, title(id), sentence(id), Words.number(Folded.issues(all)),
                "is-" + id, shown.rows(), null, shown.more());
    }

    /// How far somebody is.
    Progress progress() {
        int done = triaged.done();
        int all = triaged.all(worklist.verdicts(), worklist.issues());
        return new Progress(done, all,
                Words.number(done) + " of " + Words.number(all) + " triaged",
                Words.many(session.minutes(), "minute"),
                session.undoable().map(this::undo).orElse(null),
                visited.visit().address(Visited.PATH + HandoverPages.HANDOVER));
    }

    private Undo undo(Step step) {
        String token = Objects.requireNonNullElse(step.undo(), "");
        return new Undo(visited.visit().address(token.startsWith(CorrectionDesk.TOKEN)
                ? Visited.PATH + CorrectionDesk.UNDO
                : IssueActionForms.UNDO), token, step.shortId() + " " + step.said(),
                visited.here().toString());
    }

    /// Whether the visitor may do something about issues.
    boolean mayAct() {
        return visited.visit().may(Scope.EVENT_WRITE);
    }

    boolean isEmpty() {
        return ranked.isEmpty();
    }

    /// The menu of projects, and that of times.
    Picker projects() {
        return ScopeBars.projects(visited.visit(), visited.scope(), visited.here());
    }

    SinceMenu since() {
        return since(visited, session);
    }

    static SinceMenu since(Visited visited, TriageSession session) {
        Instant from = visited.since() == null ? session.since() : visited.since();
        String word = visited.word();
        List<SinceMenu.Choice> choices = new ArrayList<>();
        choices.add(new SinceMenu.Choice(visited.since(null).toString(),
                "Since you were last here", word == null));
        for (String time : List.of("24h", "3d", "7d", "30d")) {
            choices.add(new SinceMenu.Choice(visited.since(time).toString(),
                    TIMES.getOrDefault(time, time), time.equals(word)));
        }
        var visit = visited.visit();
        return new SinceMenu(
                word == null ? "Since your last visit" : TIMES.getOrDefault(word, "Since a time"),
                Words.ago(from, visit.now()), choices, visit.address(Visited.PATH),
                LocalDateTime.ofInstant(from, visit.zone()).truncatedTo(ChronoUnit.MINUTES)
                        .toString(),
                visited.scope().projects().stream().map(each -> each.id().toString()).toList());
    }
}
