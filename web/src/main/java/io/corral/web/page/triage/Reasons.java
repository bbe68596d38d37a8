package io.corral.web.page.triage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why an issue stands where it stands.
///
/// @param evidence what was seen, the weightiest first
/// @param path the rules that held, in the order they were asked
/// @param changes facts that would change the verdict
/// @param notSeen what was missing; null when nothing was
/// @param nextStep what to do
/// @param respond how fast, and who has to know
/// @param event its latest event
/// @param score what orders the list
public record Reasons(List<Evidence> evidence, List<Rule> path, List<String> changes,
        @Nullable String notSeen, String nextStep, String respond, String event, String score) {

    public Reasons {
        evidence = List.copyOf(evidence);
        path = List.copyOf(path);
        changes = List.copyOf(changes);
    }

    /// One thing that was seen.
    ///
    /// @param signal what kind of thing
    /// @param value what an application sent, or counts
    /// @param source the field it was read from
    /// @param url where to check it
    /// @param points what it adds to the score: `+20`; null for nothing
    /// @param strength 0 to 5
    /// @param speaksAgainst whether it speaks for waiting
    public record Evidence(String signal, String value, String source, String url,
            @Nullable String points, int strength, boolean speaksAgainst) {}

    /// A rule that held.
    ///
    /// @param about what it decided: `Tier 1`
    public record Rule(String about, String text) {}
}
