package io.corral.domain.triage;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What rules decide about: one issue, what was found about it, and what was decided already.
///
/// @param noise null when it is none, and before that is decided
/// @param tier 0 before it is decided
record Case(IssueReading reading, Evidence evidence, @Nullable NoiseClass noise, int tier) {

    /// What began with a deploy of longer ago is how things are.
    private static final Duration YOUNG = Duration.ofDays(14);

    static Case of(IssueReading reading, Evidence evidence) {
        return new Case(reading, evidence, null, 0);
    }

    Case with(@Nullable NoiseClass decided, int decidedTier) {
        return new Case(reading, evidence, decided, decidedTier);
    }

    /// The same, of whose evidence nobody asked anything yet.
    Case unasked() {
        return new Case(reading, evidence.unasked(), noise, tier);
    }

    boolean has(SignalType... types) {
        return evidence.hasAny(types);
    }

    long users() {
        return reading.facts().usersOrZero();
    }

    boolean isNobody() {
        return reading.facts().isNobody();
    }

    /// Whether so many met it that they are a part of the customers, and no accident.
    boolean isMany() {
        return users() >= reading.settings().partlyBlockedUsersMin();
    }

    boolean isMild() {
        return reading.isMild();
    }

    boolean isJob() {
        return reading.isJob();
    }

    /// Whether nothing tells since when it happens, so that neither new nor old is known.
    boolean isUndated() {
        IssueFacts facts = reading.facts();
        return facts.firstSeen() == null && facts.substatus() == null
                && facts.hourly().isEmpty() && facts.daily().isEmpty();
    }

    boolean isLine() {
        return reading.isLine();
    }

    /// Whether the last that the program noted is a warning or an error.
    boolean isLastNoteGrave() {
        return evidence.has(SignalType.LAST_NOTE, StructureReader.WARNING)
                || evidence.has(SignalType.LAST_NOTE, StructureReader.ERROR);
    }

    /// Whether that names no remedy.
    boolean isWarned() {
        return isLastNoteGrave() && !has(SignalType.FALLBACK, SignalType.RECOVERED);
    }

    boolean isLogged() {
        return reading.isLogged();
    }

    /// Whether the product context says which flows are core; then words alone make none.
    boolean hasFlowsNamed() {
        return !reading.input().context().flows().isEmpty();
    }

    private boolean isYoung() {
        Instant first = reading.facts().firstSeen();
        return first == null || first.isAfter(reading.now().minus(YOUNG));
    }

    /// Whether it is neither new nor rising.
    boolean isSettled() {
        return !has(SignalType.NEW, SignalType.ESCALATING, SignalType.DEPLOY_ELSEWHERE)
                && !(has(SignalType.AFTER_DEPLOY) && isYoung());
    }
}
