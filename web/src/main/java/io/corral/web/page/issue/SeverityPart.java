package io.corral.web.page.issue;

import io.corral.web.page.Shell;
import io.corral.web.page.triage.TriageDesk.Group;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What triage says about an issue, how it came to that, and what a runbook asks, answered.
///
/// @param severity `P0` to `P3`
/// @param tier `Tier 1`
/// @param title the rule that put it into its tier
/// @param place where it stands in the list, or why it stands nowhere
/// @param chips cause or noise, and whether it is high
/// @param respond within what time, and who is told
/// @param nextStep a sentence
/// @param pattern null where the cause is not known
/// @param decisions rules that held
/// @param limits numbers that decide by themselves
/// @param evidence weightiest first
/// @param checks what is asked first
/// @param brief the most telling answers, for who does not open them
/// @param deep what is asked when somebody looks closely
/// @param changes what would change the verdict; none when nothing is known to
/// @param notSeen what was missing; empty when nothing was
/// @param family null when it stands alone
/// @param correcting null for who may not
public record SeverityPart(
        String severity, String tier, String title, String place, List<Chip> chips,
        String respond, String nextStep, @Nullable Pattern pattern, List<Decision> decisions,
        List<Limit> limits, List<Evidence> evidence, List<Question> checks, String brief,
        List<Question> deep, List<String> changes, String notSeen, @Nullable Family family,
        @Nullable Correcting correcting) {

    public SeverityPart {
        chips = List.copyOf(chips);
        decisions = List.copyOf(decisions);
        limits = List.copyOf(limits);
        evidence = List.copyOf(evidence);
        checks = List.copyOf(checks);
        deep = List.copyOf(deep);
        changes = List.copyOf(changes);
    }

    /// How an issue of this cause is recognised, and what to do at once.
    ///
    /// @param url where the sign can be checked
    /// @param command that does the first of the actions; null for none
    public record Pattern(String name, String sign, String url, List<String> actions,
            @Nullable String command) {
        public Pattern {
            actions = List.copyOf(actions);
        }
    }

    /// A rule that held.
    ///
    /// @param about `Severity P1`
    /// @param because what it asked for and found
    public record Decision(String about, String rule, List<Evidence> because) {
        public Decision {
            because = List.copyOf(because);
        }
    }

    /// A number and its limit.
    ///
    /// @param value `97.20 %`, or that it was not seen
    /// @param limit `below 95 %`
    public record Limit(String name, String value, String limit, boolean crossed) {}

    /// Something that was seen.
    ///
    /// @param points `+20`, `-8` or `0`
    /// @param source the field
    /// @param url where to look
    public record Evidence(String signal, String value, String points, String source, String url) {}

    /// A question with its answer.
    ///
    /// @param seen whether the data say something
    public record Question(String question, String answer, boolean seen, String source, String url,
            List<String> details) {
        public Question {
            details = List.copyOf(details);
        }
    }

    /// How to say that the verdict is wrong.
    ///
    /// @param url where it is said
    /// @param back the page, for a browser that loads it anew
    public record Correcting(String url, String issue, String back, List<Group> choices) {
        public Correcting {
            choices = List.copyOf(choices);
        }
    }

    /// Issues of the same root.
    ///
    /// @param more how many are not listed; empty for none
    public record Family(String name, List<Shell.Link> members, String more) {
        public Family {
            members = List.copyOf(members);
        }
    }
}
