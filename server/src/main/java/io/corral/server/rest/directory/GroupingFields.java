package io.corral.server.rest.directory;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.corral.domain.group.Grouping;
import io.corral.domain.group.MaskKinds;
import io.corral.domain.group.RuleSet;
import io.corral.domain.id.UserId;
import io.corral.engine.grouping.ProjectRules;
import io.corral.protocol.rule.RuleProblem;
import io.corral.server.rest.Fields;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How a project's events are grouped, as a project shows it (Sentry API: "Update a Project").
///
/// @param config name of the algorithm
/// @param enhancements stack-trace rules
/// @param fingerprintingRules one a line
/// @param secondaryConfig algorithm by whose keys old issues are still found; null outside of a
///     transition
/// @param secondaryExpiry when that ends, in seconds; null outside of a transition
/// @param masksOff kinds of values that stay in messages
/// @param ruleSet number of the version of both rules; 0 before the first
public record GroupingFields(
        @JsonProperty("groupingConfig") String config,
        @JsonProperty("groupingEnhancements") String enhancements,
        String fingerprintingRules,
        @JsonProperty("secondaryGroupingConfig") @Nullable String secondaryConfig,
        @JsonProperty("secondaryGroupingExpiry") @Nullable Long secondaryExpiry,
        @JsonProperty("groupingRuleSet") long ruleSet,
        @JsonProperty("groupingMasksOff") List<String> masksOff) {

    static final String OVERTAKEN =
            "Somebody else changed the rules at the same moment. Read them again.";
    private static final String NAME = "corral:";

    static GroupingFields of(RuleSet set, boolean transition) {
        return new GroupingFields(NAME + set.algorithm(), set.stacks(), set.fingerprints(),
                transition ? NAME + set.algorithm() : null,
                transition ? set.transitionEnd().getEpochSecond() : null, set.number(),
                set.masksOff());
    }

    /// What a change wants; a wrong rule is a wrong field.
    public static RuleSet.Wish wish(Fields fields, RuleSet before, UserId author) {
        String fingerprints = text(fields, "fingerprintingRules", before.fingerprints());
        String stacks = text(fields, "groupingEnhancements", before.stacks());
        String config = fields.wordOr("groupingConfig", NAME + before.algorithm(), versions());
        ProjectRules.Problems problems = ProjectRules.check(fingerprints, stacks);
        refuse(fields, "fingerprintingRules", problems.fingerprints());
        refuse(fields, "groupingEnhancements", problems.stacks());
        String note = fields.text("groupingNote");
        return new RuleSet.Wish(versions().indexOf(config) + 1, fingerprints, stacks,
                masks(fields, before), author,
                note == null ? "" : note);
    }

    /// Names of the versions of the algorithm, the first one first.
    private static List<String> versions() {
        return IntStream.rangeClosed(1, Grouping.ALGORITHM).mapToObj(each -> NAME + each).toList();
    }

    private static List<String> masks(Fields fields, RuleSet before) {
        List<String> masks = fields.linesOr("groupingMasksOff", before.masksOff());
        masks.stream().filter(each -> !MaskKinds.ALL.contains(each)).findFirst()
                .ifPresent(each -> fields.wrong("groupingMasksOff",
                        "The kinds are " + String.join(", ", MaskKinds.ALL) + "."));
        return masks;
    }

    private static String text(Fields fields, String field, String before) {
        if (!fields.has(field)) {
            return before;
        }
        var value = fields.node(field);
        if (!value.isString() && !value.isNull()) {
            fields.wrong(field, "Not a valid string.");
        }
        return value.asString("");
    }

    private static void refuse(Fields fields, String field, @Nullable RuleProblem problem) {
        if (problem != null) {
            fields.wrong(field, problem.sentence());
        }
    }
}
