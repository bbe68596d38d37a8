package io.corral.domain.triage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How one issue came to its verdict.
///
/// @param verdict without rank and family
/// @param signals all that was found, in the order of [SignalType]
/// @param decisions of noise, tier, severity and cause, each with the rule that held; those of
///     noise and cause are absent when nothing was decided
/// @param limits numbers that decide by themselves, crossed or not
/// @param onset when it began, or last rose as if it began; null when that is not known
/// @param deploys of its project to where its events come from, newest first
/// @param blamed the one it began after, as [DeployReader] finds it; null when there was none
public record Explanation(Verdict verdict, List<Signal> signals, List<Decision> decisions,
        List<Limit> limits, @Nullable Onset onset, List<TriageInput.Deploy> deploys,
        TriageInput.@Nullable Deploy blamed) {

    public Explanation {
        signals = List.copyOf(signals);
        decisions = List.copyOf(decisions);
        limits = List.copyOf(limits);
        deploys = List.copyOf(deploys);
    }

    /// One decision.
    ///
    /// @param about `noise`, `tier`, `severity` or `cause`
    /// @param outcome what was decided, as the output names it
    /// @param rule the first that held
    /// @param because what the rule asked for and found
    public record Decision(String about, String outcome, String rule, List<Signal> because) {
        public Decision {
            because = List.copyOf(because);
        }
    }

    /// A number that decides by itself. One that equals its limit has not crossed it.
    ///
    /// @param value null when it was not seen
    /// @param unit what is counted, `%` for percent
    public record Limit(String name, @Nullable Double value, double limit, String unit,
            boolean crossed) {}

    /// The signal of a type, if it was found.
    public Optional<Signal> signal(SignalType type) {
        return signals.stream().filter(signal -> signal.type() == type).findFirst();
    }

    /// The deploy before it began.
    public Optional<TriageInput.Deploy> deployBefore() {
        return Optional.ofNullable(blamed);
    }

    /// How long after that deploy it began.
    public Optional<Duration> sinceDeploy() {
        Onset began = onset;
        return began == null
                ? Optional.empty()
                : deployBefore().map(deploy -> Duration.between(deploy.at(), began.from()))
                        .map(after -> after.isNegative() ? Duration.ZERO : after);
    }

    static Explanation of(IssueFacts facts, Surroundings surroundings) {
        Judgement judgement = Judged.judgement(facts, surroundings);
        IssueReading reading = judgement.about().reading();
        Optional<Onset> onset = Onset.of(facts);
        return new Explanation(Judged.verdict(judgement), judgement.about().evidence().all(),
                judgement.decisions(), limits(reading),
                onset.orElse(null), reading.deploys(),
                onset.flatMap(began -> DeployReader.blamed(facts, began, reading.deploys()))
                        .orElse(null));
    }

    private static List<Limit> limits(IssueReading reading) {
        TriageSettings settings = reading.settings();
        IssueFacts facts = reading.facts();
        var reach = Reach.of(facts, reading.now());
        List<Limit> limits = new ArrayList<>();
        TriageInput.SessionHealth health = reading.input().sessions().get(facts.project());
        limits.add(new Limit("crash-free sessions",
                health == null ? null : Double.valueOf(health.crashFreeSessions()),
                settings.crashFreePercentMin(), "%",
                health != null && health.crashFreeSessions() < settings.crashFreePercentMin()));
        boolean counted = !facts.hourly().isEmpty();
        limits.add(new Limit("events a minute",
                counted ? Double.valueOf(reach.eventsPerMinute()) : null,
                settings.unhandledPerMinuteMax(), "events",
                reach.eventsPerMinute() > settings.unhandledPerMinuteMax()));
        boolean known = facts.users() != null && (counted || facts.firstSeen() != null);
        limits.add(new Limit("users an hour",
                known ? Double.valueOf(reach.usersPerHour()) : null,
                settings.newUsersPerHourMax(), "users",
                reach.usersPerHour() > settings.newUsersPerHourMax()));
        return limits;
    }
}
