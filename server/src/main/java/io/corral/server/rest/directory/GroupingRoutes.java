package io.corral.server.rest.directory;

import io.corral.domain.access.Scope;
import io.corral.domain.group.RuleSet;
import io.corral.domain.project.Project;
import io.corral.engine.grouping.ProjectRules;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.WireTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Versions of a project's grouping rules (Corral's own).
final class GroupingRoutes {

    private static final String PATH = "/api/0/projects/{org}/{project}/grouping/rules/";
    private static final int SHOWN_MAX = 100;

    private final ProjectRules rules;

    GroupingRoutes(ProjectRules rules) {
        this.rules = rules;
    }

    /// A version on the wire.
    ///
    /// @param author id of the user; null when it is not known
    record RuleSetView(
            long number, String groupingConfig, String fingerprintingRules,
            String groupingEnhancements, List<String> groupingMasksOff,
            @Nullable String author, String note,
            String dateCreated, String transitionEnd, long previous) {

        static RuleSetView of(RuleSet set) {
            return new RuleSetView(set.number(), "corral:" + set.algorithm(),
                    set.fingerprints(), set.stacks(), set.masksOff(),
                    set.author() == null ? null : set.author().toString(), set.note(),
                    WireTime.of(set.createdAt()), WireTime.of(set.transitionEnd()),
                    set.previous());
        }
    }

    void addTo(Api api) {
        api.project("GET", PATH, Scope.PROJECT_READ, this::list);
        api.project("GET", PATH + "{version}/", Scope.PROJECT_READ, this::one);
    }

    private Answer list(Call call, Project project) {
        List<RuleSet> sets = rules.history(project.id(), Long.MAX_VALUE, SHOWN_MAX);
        return Answers.page(call, sets, RuleSetView::of);
    }

    private Answer one(Call call, Project project) {
        String number = call.request().parameter("version");
        boolean digits = number.length() < 10
                && number.chars().allMatch(c -> c >= '0' && c <= '9') && !number.isEmpty();
        return (digits ? rules.find(project.id(), Long.parseLong(number)).stream() : none())
                .filter(set -> set.number() > 0)
                .findFirst()
                .map(set -> Answers.json(200, RuleSetView.of(set)))
                .orElseGet(ApiErrors::notFound);
    }

    private static Stream<RuleSet> none() {
        return Stream.empty();
    }
}
