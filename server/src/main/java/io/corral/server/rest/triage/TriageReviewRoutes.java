package io.corral.server.rest.triage;

import io.corral.domain.access.Scope;
import io.corral.domain.id.IssueId;
import io.corral.domain.issue.Issue;
import io.corral.domain.project.Organization;
import io.corral.domain.triage.IgnoreWarning;
import io.corral.domain.triage.WrongHighs;
import io.corral.engine.triage.IgnoreWarnings;
import io.corral.engine.triage.ShownRankings;
import io.corral.engine.triage.ShownRankings.Difference;
import io.corral.engine.triage.ShownRankings.Replayed;
import io.corral.engine.triage.TriageQuality;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.WireTime;
import io.corral.server.rest.scope.ReadScope;
import io.corral.server.rest.scope.UserReference;
import io.corral.store.issue.IssueQueries;
import io.corral.store.triage.ShownRankingStore.ShownRanking;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How triage fares: wrong highs, what is ignored again and again, and rankings made again.
public final class TriageReviewRoutes {

    private static final String PATH = "/api/0/organizations/{org}/triage/";
    private static final String RANKINGS = PATH + "rankings/";
    private static final String RANKING = RANKINGS + "{ranking}/";
    private static final int DAYS_MAX = 365;
    private static final String DEFINITION = "Of the issues that stood high in a worklist a person"
            + " was shown in the period, and that a person then resolved, ignored, assigned,"
            + " prioritised, reviewed or corrected: those that were corrected down from high or to"
            + " noise, or ignored as a third-party flake, bot, browser extension, expected error"
            + " or test. Corrections that were taken back do not count.";

    private final TriageQuality quality;
    private final IgnoreWarnings warnings;
    private final ShownRankings rankings;
    private final IssueQueries issues;
    private final InstantSource clock;

    public TriageReviewRoutes(TriageQuality quality, IgnoreWarnings warnings,
            ShownRankings rankings, IssueQueries issues, InstantSource clock) {
        this.quality = quality;
        this.warnings = warnings;
        this.rankings = rankings;
        this.issues = issues;
        this.clock = clock;
    }

    /// How often high was wrong.
    record QualityView(String definition, List<PeriodView> periods) {}

    /// One period.
    ///
    /// @param rate wrong of judged; null while nothing is judged
    record PeriodView(long days, int shown, int judged, int wrong, @Nullable Double rate,
            List<WrongView> issues) {}

    /// An issue that was not high.
    record WrongView(String id, String shortId, @Nullable String title, String how) {}

    /// A warning on the wire.
    record WarningView(String kind, @Nullable String ignoreReason, @Nullable String project,
            int count, String text, String gap, String proposal, List<IssueReference> issues) {}

    /// A ranking somebody was shown.
    record RankingView(String id, String dateCreated, @Nullable UserReference viewer, int issues,
            int high, String edition, long inputBytes) {}

    /// What came of making it again.
    record ReplayView(boolean same, int compared, List<Difference> changes, List<String> since) {}

    /// Adds the routes.
    public void addTo(Api api) {
        api.organization("GET", PATH + "quality/", Scope.EVENT_READ, this::quality);
        api.organization("GET", PATH + "warnings/", Scope.EVENT_READ, this::warnings);
        api.organization("GET", RANKINGS, Scope.EVENT_READ, (call, organization) -> Answers.page(
                call, rankings.list(organization.id()), each -> view(call, each)));
        api.organization("GET", RANKING + "replay/", Scope.EVENT_READ, this::replay);
        api.organization("GET", RANKING + "input/", Scope.ORG_WRITE, this::input);
    }

    private Answer quality(Call call, Organization organization) {
        return Answers.json(200, new QualityView(DEFINITION, quality.of(organization.id()).stream()
                .map(period -> view(call, period)).toList()));
    }

    private PeriodView view(Call call, WrongHighs period) {
        OptionalDouble rate = period.rate();
        Map<IssueId, IssueReference> names = references(call, period.wrong().keySet());
        return new PeriodView(period.period().toDays(), period.shown(), period.judged(),
                period.wrong().size(), rate.isPresent() ? Double.valueOf(rate.getAsDouble()) : null,
                period.wrong().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey((one, other) -> Long.compare(
                                other.value(), one.value())))
                        .map(each -> wrong(names.getOrDefault(each.getKey(),
                                gone(each.getKey())), each.getValue()))
                        .toList());
    }

    private static WrongView wrong(IssueReference issue, String how) {
        return new WrongView(issue.id(), issue.shortId(), issue.title(), how);
    }

    private static IssueReference gone(IssueId issue) {
        return new IssueReference(issue.toString(), "", null);
    }

    private Answer warnings(Call call, Organization organization) {
        return switch (ReadScope.of(call, organization.id(), clock.instant())) {
            case ReadScope.Asked.Wrong(var answer) -> answer;
            case ReadScope.Asked.For(var scope) -> {
                String text = call.query().firstOr("days", Long.toString(
                        IgnoreWarnings.PERIOD.toDays()));
                int days = text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
                yield days < 1 || days > DAYS_MAX
                        ? ApiErrors.badField("days", "Expected a whole number from 1 to "
                                + DAYS_MAX + ".")
                        : Answers.page(call, warnings.of(organization.id(), scope.projects(),
                                Duration.ofDays(days)), each -> view(call, each));
            }
        };
    }

    private WarningView view(Call call, IgnoreWarning warning) {
        Map<IssueId, IssueReference> names = references(call, warning.issues());
        return new WarningView(warning.kind().wireName(),
                warning.ignoreClass() == null ? null : warning.ignoreClass().wireName(),
                warning.project(), warning.count(), warning.text(), warning.gap().wireName(),
                warning.proposal(), warning.issues().stream().map(names::get)
                        .filter(Objects::nonNull).toList());
    }

    private Map<IssueId, IssueReference> references(Call call, Collection<IssueId> ids) {
        Map<IssueId, IssueReference> references = new HashMap<>();
        for (Issue issue : issues.find(ids)) {
            IssueReference.of(call.directory(), issue)
                    .ifPresent(reference -> references.put(issue.id(), reference));
        }
        return references;
    }

    private static RankingView view(Call call, ShownRanking ranking) {
        return new RankingView(Long.toString(ranking.id()), WireTime.of(ranking.at()),
                UserReference.of(call.directory(), ranking.viewer()), ranking.issues(),
                ranking.high(), ranking.version(), ranking.inputBytes());
    }

    private Answer replay(Call call, Organization organization) {
        return ofRanking(call, id -> rankings.replay(organization.id(), id))
                .map(TriageReviewRoutes::view).orElseGet(ApiErrors::notFound);
    }

    private static Answer view(Replayed replayed) {
        return Answers.json(200, new ReplayView(replayed.differences().isEmpty(),
                replayed.compared(), replayed.differences(), replayed.since()));
    }

    /// Events are in it, so a token for the organisation alone is not enough.
    private Answer input(Call call, Organization organization) {
        boolean isKept = ofRanking(call, id -> rankings.list(organization.id()).stream()
                .filter(each -> each.id() == id).findFirst()).isPresent();
        if (isKept && !call.principal().may(Scope.EVENT_READ, organization.id())) {
            return ApiErrors.forbidden();
        }
        return ofRanking(call, id -> rankings.input(organization.id(), id))
                .map(bytes -> Answer.bytes(200, "application/gzip", bytes)
                        .with("Content-Disposition", "attachment; filename=\"ranking-"
                                + call.request().parameter("ranking") + ".jsonl.gz\""))
                .orElseGet(ApiErrors::notFound);
    }

    private static <T> Optional<T> ofRanking(Call call, Function<Long, Optional<T>> found) {
        String id = call.request().parameter("ranking");
        return id.matches("\\d{1,18}") ? found.apply(Long.parseLong(id)) : Optional.empty();
    }
}
