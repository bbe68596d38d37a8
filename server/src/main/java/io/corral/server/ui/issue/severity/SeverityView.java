package io.corral.server.ui.issue.severity;

import io.corral.domain.issue.Issue;
import io.corral.domain.triage.CauseCategory;
import io.corral.domain.triage.Explanation;
import io.corral.domain.triage.NoiseClass;
import io.corral.domain.triage.Severity;
import io.corral.domain.triage.Signal;
import io.corral.domain.triage.Verdict;
import io.corral.domain.triage.check.CausePattern;
import io.corral.domain.triage.check.Check;
import io.corral.domain.triage.check.CheckType;
import io.corral.domain.triage.check.Checks;
import io.corral.engine.triage.CloseLooks.CloseLook;
import io.corral.engine.triage.IssueTriage.Worklist;
import io.corral.server.ui.Words;
import io.corral.server.ui.issue.event.Values;
import io.corral.server.ui.triage.EvidenceLinks;
import io.corral.web.page.Shell;
import io.corral.web.page.issue.Chip;
import io.corral.web.page.issue.SeverityPart;
import io.corral.web.page.issue.SeverityPart.Correcting;
import io.corral.web.page.issue.SeverityPart.Decision;
import io.corral.web.page.issue.SeverityPart.Evidence;
import io.corral.web.page.issue.SeverityPart.Family;
import io.corral.web.page.issue.SeverityPart.Limit;
import io.corral.web.page.issue.SeverityPart.Pattern;
import io.corral.web.page.issue.SeverityPart.Question;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes the card of triage. Pure.
public final class SeverityView {

    private static final int MEMBERS_MAX = 5;
    private static final int TITLE_MAX = 80;
    private static final Set<CheckType> BRIEF =
            Set.of(CheckType.FREQUENCY, CheckType.SEEN, CheckType.ENVIRONMENT);

    private final CloseLook look;
    private final EvidenceLinks links;
    private final @Nullable Correcting correcting;
    private final Explanation explanation;
    private final Verdict verdict;

    private SeverityView(
            CloseLook look, EvidenceLinks links, @Nullable Correcting correcting) {
        this.look = look;
        this.links = links;
        this.correcting = correcting;
        this.explanation = look.examined().explanation();
        this.verdict = explanation.verdict();
    }

    /// The card.
    ///
    /// @param open whether the issue is one of those that are ranked
    /// @param correcting null for who may not
    public static SeverityPart of(
            CloseLook look, boolean open, EvidenceLinks links, @Nullable Correcting correcting) {
        return new SeverityView(look, links, correcting).part(open);
    }

    private SeverityPart part(boolean open) {
        Severity severity = verdict.severity();
        List<Check> checks = Checks.of(look.examined());
        return new SeverityPart(severity.name(), "Tier " + verdict.tier(),
                Words.capital(title()), place(open), chips(),
                "Response: " + severity.respondWithin() + ", " + severity.escalateTo(),
                verdict.nextStep(), pattern(), decisions(), limits(), evidence(),
                questions(checks, false), brief(checks), questions(checks, true),
                verdict.whatWouldChange(), String.join(", ", verdict.notSeen()), family(),
                correcting);
    }

    // Of noise that of noise, otherwise that of the tier.
    private String title() {
        return explanation.decisions().getFirst().rule();
    }

    private String place(boolean open) {
        Verdict place = look.place();
        Worklist worklist = look.worklist();
        if (!open) {
            return "Not in the worklist: it is not open";
        }
        if (worklist == null) {
            return "Judged by itself: the worklist is being ranked for the first time";
        }
        return place == null
                ? "Not in the worklist yet: it changed since that was ranked"
                : "Number " + Words.number(place.rank()) + " of "
                        + Words.many(worklist.verdicts().size(), "open issue");
    }

    private List<Chip> chips() {
        List<Chip> chips = new ArrayList<>();
        NoiseClass noise = verdict.noise();
        CauseCategory cause = verdict.cause();
        if (noise != null) {
            chips.add(new Chip("noise: " + words(noise.wireName()), "", "Set aside as noise"));
        } else if (verdict.isHigh()) {
            chips.add(new Chip("high", "is-error", "Somebody should look now"));
        }
        chips.add(cause == null
                ? new Chip("cause unknown", "", "Nothing in the data says what caused it")
                : new Chip(words(cause.wireName()), "is-info", "The likely cause"));
        return chips;
    }

    private @Nullable Pattern pattern() {
        return CausePattern.of(look.examined()).map(pattern -> new Pattern(
                Words.capital(words(pattern.cause().wireName())), pattern.sign(),
                links.of(pattern.source()), pattern.actions(), pattern.command()))
                .orElse(null);
    }

    private List<Decision> decisions() {
        return explanation.decisions().stream().map(decision -> new Decision(
                Words.capital(decision.about()) + " " + words(decision.outcome()),
                decision.rule(), decision.because().stream().map(this::evidence).toList()))
                .toList();
    }

    private List<Limit> limits() {
        return explanation.limits().stream().map(limit -> new Limit(
                Words.capital(limit.name()), value(limit),
                limit.unit().equals("%")
                        ? "decides below " + number(limit.limit()) + " %"
                        : "decides above " + number(limit.limit()),
                limit.crossed())).toList();
    }

    private static String value(Explanation.Limit limit) {
        Double value = limit.value();
        if (value == null) {
            return "not seen";
        }
        return limit.unit().equals("%")
                ? String.format(Locale.ROOT, "%.2f %%", value)
                : number(value);
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? Words.number((long) value)
                : String.format(Locale.ROOT, "%,.1f", value);
    }

    private List<Evidence> evidence() {
        return explanation.signals().stream()
                .sorted(Comparator.comparingDouble(signal -> -Math.abs(signal.weight())))
                .map(this::evidence).toList();
    }

    private Evidence evidence(Signal signal) {
        return new Evidence(words(signal.type().wireName()), Words.text(signal.value()),
                points(signal.weight()), signal.source(), links.of(signal.source()));
    }

    private static String points(double weight) {
        long points = Math.round(weight);
        return points > 0 ? "+" + points : Long.toString(points);
    }

    private List<Question> questions(List<Check> checks, boolean deep) {
        return checks.stream().filter(check -> check.type().isDeep() == deep)
                .map(check -> new Question(check.type().question(),
                        check.answer(), check.isSeen(), check.source(),
                        links.of(check.source()), check.details()))
                .toList();
    }

    private static String brief(List<Check> checks) {
        return checks.stream().filter(check -> BRIEF.contains(check.type()) && check.isSeen())
                .map(SeverityView::brief).collect(Collectors.joining(" · "));
    }

    private static String brief(Check check) {
        String answer = check.answer();
        return check.type() == CheckType.SEEN
                ? answer.substring(answer.lastIndexOf(": ") + 1).strip()
                : answer.split(":", 2)[0];
    }

    private @Nullable Family family() {
        List<Verdict> others = look.family();
        Verdict place = look.place();
        if (place == null || others.isEmpty()) {
            return null;
        }
        int left = others.size() - MEMBERS_MAX;
        return new Family(Objects.requireNonNull(place.family()),
                others.stream().limit(MEMBERS_MAX).map(this::member).toList(),
                left > 0 ? "and " + Words.number(left) + " more" : "");
    }

    private Shell.Link member(Verdict other) {
        Worklist worklist = Objects.requireNonNull(look.worklist());
        Issue issue = worklist.issues().get(other.shortId());
        String title = issue == null ? "" : issue.metadata().title();
        return new Shell.Link(links.organization().apply(
                issue == null ? "issues/" : "issues/" + issue.id() + "/"),
                other.shortId() + " " + Values.cut(title, TITLE_MAX));
    }

    private static String words(String wireName) {
        return wireName.replace('-', ' ');
    }
}
