package io.corral.server.rest.triage;

import io.corral.domain.access.Scope;
import io.corral.domain.issue.Issue;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import io.corral.domain.triage.CauseCategory;
import io.corral.domain.triage.Correction;
import io.corral.domain.triage.Correction.Change;
import io.corral.domain.triage.NoiseClass;
import io.corral.engine.triage.Corrections;
import io.corral.engine.triage.Corrections.Corrected;
import io.corral.engine.triage.Corrections.Wish;
import io.corral.engine.triage.KeptCorrection;
import io.corral.protocol.triage.CorrectionJson;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Fields;
import io.corral.server.rest.WireTime;
import io.corral.server.rest.issues.IssuePaths;
import io.corral.server.rest.scope.UserReference;
import io.corral.store.issue.IssueQueries;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What people say against verdicts: listed, said, taken back.
public final class TriageCorrectionRoutes {

    private static final String PATH = "/api/0/organizations/{org}/triage/corrections/";
    private static final List<String> CHANGES = List.of("move", "tier", "cause", "noise");
    private static final int TIER_MAX = 4;

    private final Corrections corrections;
    private final IssueQueries issues;

    public TriageCorrectionRoutes(Corrections corrections, IssueQueries issues) {
        this.corrections = corrections;
        this.issues = issues;
    }

    /// A correction on the wire.
    ///
    /// @param issue it was said about, by its name then where the issue is gone
    /// @param change `tier`, `cause` or `noise`
    /// @param from what the verdict said
    /// @param to what it says since
    /// @param heeded what triage reads of it, as a bundle holds it, by the name the issue has now
    record CorrectionView(String id, IssueReference issue, String project, String change,
            String from, String to, @Nullable String word, String dateCreated,
            @Nullable UserReference author, JsonNode heeded) {}

    /// Adds the routes.
    public void addTo(Api api) {
        var paths = new IssuePaths(api, issues);
        api.organization("GET", PATH, Scope.EVENT_READ, this::list);
        api.organization("POST", PATH, Scope.EVENT_WRITE,
                (call, organization) -> correct(call, organization, paths));
        api.organization("DELETE", PATH + "{correction}/", Scope.EVENT_WRITE, this::withdraw);
    }

    private Answer list(Call call, Organization organization) {
        String issue = call.query().firstOr("issue", "");
        List<KeptCorrection> wanted = corrections.list(organization.id()).stream()
                .filter(each -> issue.isEmpty() || issue.equals(each.issue().toString()))
                .toList();
        return Answers.page(call, wanted, each -> view(call, each));
    }

    private Answer correct(Call call, Organization organization, IssuePaths paths)
            throws IOException {
        Fields fields = Fields.of(call);
        String name = fields.required("issue");
        Wish wish = wish(fields);
        String word = words(fields);
        return fields.then(() -> {
            Optional<Issue> issue = paths.find(call, organization, name)
                    .map(found -> found.issue());
            if (issue.isEmpty() || wish == null) {
                return ApiErrors.badField("issue", "There is no issue \"" + name + "\".");
            }
            return switch (corrections.correct(organization.id(), issue.get(), wish, word,
                    call.principal().user())) {
                case Corrected.Refused(var field, var sentence) ->
                    ApiErrors.badField(field, sentence);
                case Corrected.Done(var kept) -> Answers.json(201, view(call, kept));
            };
        });
    }

    private static @Nullable String words(Fields fields) {
        return fields.node("word").isString() ? fields.node("word").asString() : null;
    }

    /// The one thing to change; null when something is wrong.
    private static @Nullable Wish wish(Fields fields) {
        List<String> named = CHANGES.stream().filter(fields::has).toList();
        if (named.size() != 1) {
            fields.wrong("move", "Send exactly one of " + String.join(", ", CHANGES) + ".");
            return null;
        }
        return switch (named.getFirst()) {
            case "move" -> fields.wordOr("move", "", List.of("up", "down")).equals("up")
                    ? new Wish.Up()
                    : new Wish.Down();
            case "tier" -> {
                Long tier = fields.number("tier", 1, TIER_MAX);
                if (tier == null) {
                    fields.wrong("tier", "Expected a whole number from 1 to " + TIER_MAX + ".");
                    yield null;
                }
                yield new Wish.To(new Change.Tier(tier.intValue()));
            }
            case "cause" -> new Wish.To(new Change.Cause(CauseCategory.ofWireName(
                    fields.wordOr("cause", "", words("unknown", Arrays.stream(
                            CauseCategory.values()).map(CauseCategory::wireName))))
                    .orElse(null)));
            default -> new Wish.To(new Change.Noise(NoiseClass.ofWireName(
                    fields.wordOr("noise", "", words("none", Arrays.stream(
                            NoiseClass.values()).map(NoiseClass::wireName))))
                    .orElse(null)));
        };
    }

    private static List<String> words(String nothing, Stream<String> others) {
        return Stream.concat(others, Stream.of(nothing)).toList();
    }

    private Answer withdraw(Call call, Organization organization) {
        String id = call.request().parameter("correction");
        return id.matches("\\d{1,18}") && corrections.withdraw(organization.id(),
                Long.parseLong(id),
                call.principal().user())
                        ? Answer.empty(204)
                        : ApiErrors.notFound();
    }

    private CorrectionView view(Call call, KeptCorrection kept) {
        Correction correction = kept.correction();
        IssueReference issue = reference(call, kept);
        return new CorrectionView(Long.toString(kept.id()), issue,
                call.directory().project(kept.project()).map(Project::slug).orElse(""),
                CorrectionJson.name(correction.change()), correction.from(), correction.to(),
                correction.word(), WireTime.of(correction.at()),
                UserReference.of(call.directory(), kept.author()),
                CorrectionJson.write(correction.of(issue.shortId())));
    }

    private IssueReference reference(Call call, KeptCorrection kept) {
        return issues.find(kept.issue())
                .flatMap(issue -> IssueReference.of(call.directory(), issue))
                .orElseGet(() -> new IssueReference(kept.issue().toString(),
                        kept.correction().shortId(), null));
    }
}
