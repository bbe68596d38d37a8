package io.corral.domain.triage.check;

import io.corral.domain.triage.CauseCategory;
import io.corral.domain.triage.Signal;
import io.corral.domain.triage.TriageInput.Deploy;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What to do about a deploy that broke something: go back to the release before it that did not
/// have the error.
final class Rollback {

    /// Characters that a shell takes as they are.
    private static final String PLAIN = "._-+@/:=,";
    private static final int VERSION_LENGTH_MAX = 250;

    private Rollback() {}

    static CausePattern pattern(Examined examined, List<Signal> because) {
        Optional<Deploy> bad = examined.explanation().deployBefore();
        Optional<Deploy> good = bad.flatMap(deploy -> good(examined, deploy));
        String sign = bad.map(deploy -> "it began " + Texts.span(examined.explanation()
                .sinceDeploy().orElseThrow()) + " after deploy of "
                + Texts.line(deploy.version()))
                .orElse("it began with a deploy of another project");
        String back = good.map(deploy -> "Roll back to " + Texts.line(deploy.version())
                + ", the last release in which it was not seen.")
                .orElse("Roll back, or fix forward: no earlier release without it is known.");
        return new CausePattern(CauseCategory.DEPLOYMENT_REGRESSION, sign,
                CausePattern.source(because),
                List.of(back, "Resolve it in the next release, so that it comes back as a"
                        + " regression if it does."),
                good.flatMap(deploy -> command(deploy)).orElse(null));
    }

    // Newest first, so what follows the bad one went out before it.
    private static Optional<Deploy> good(Examined examined, Deploy bad) {
        List<Deploy> deploys = examined.explanation().deploys();
        Set<String> seen = ReleaseChecks.releases(examined.facts()).keySet();
        return deploys.stream().skip(deploys.indexOf(bad) + 1L)
                .filter(deploy -> !deploy.version().equals(bad.version()))
                .filter(deploy -> !seen.contains(deploy.version()))
                .findFirst();
    }

    /// As sentry-cli reports a deploy: `sentry-cli releases deploys VERSION new --env ENVIRONMENT`.
    /// Empty for a version that would be read as an option.
    private static Optional<String> command(Deploy good) {
        String environment = good.environment() == null || good.environment().isEmpty()
                ? "production"
                : good.environment();
        boolean fit = isFit(good.version()) && isFit(environment);
        return fit
                ? Optional.of("sentry-cli releases deploys " + quoted(good.version())
                        + " new --env " + quoted(environment))
                : Optional.empty();
    }

    private static boolean isFit(String word) {
        return !word.startsWith("-") && word.length() <= VERSION_LENGTH_MAX
                && word.chars().noneMatch(Character::isISOControl);
    }

    private static String quoted(String word) {
        boolean plain = !word.isEmpty() && word.chars().allMatch(letter -> letter < 128
                && (Character.isLetterOrDigit(letter) || PLAIN.indexOf(letter) >= 0));
        return plain ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
