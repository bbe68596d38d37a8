package io.corral.engine.triage;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.UserId;
import io.corral.domain.triage.session.Step;
import io.corral.domain.triage.session.TriageSession;
import io.corral.protocol.json.Json;
import io.corral.store.definition.Definition;
import io.corral.store.definition.DefinitionKind;
import io.corral.store.definition.DefinitionStore;
import io.corral.store.definition.DefinitionStore.Kept;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// The present visit of each person to each organisation's worklist, kept across restarts. Changes
/// are made one after the other, which this object guards; people press few keys a second.
public final class TriageSessions {

    /// Whoever only looks is noted so often.
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final DefinitionStore store;
    private final InstantSource clock;

    public TriageSessions(DefinitionStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Notes that somebody looks at the worklist.
    ///
    /// @return the visit as it goes on, or the new one
    public synchronized TriageSession visit(OrganizationId organization, UserId user) {
        Instant now = clock.instant();
        Optional<Definition> kept = find(organization, user);
        if (kept.isEmpty()) {
            return keep(organization, user, kept, TriageSession.first(now));
        }
        TriageSession before = session(kept.get());
        TriageSession seen = before.seen(now);
        boolean isFresh = before.lastAt().plus(NOTED_EVERY).isAfter(now);
        return isFresh ? seen : keep(organization, user, kept, seen);
    }

    /// Notes what somebody did.
    public TriageSession record(
            OrganizationId organization, UserId user, Collection<Step> steps) {
        return change(organization, user, (session, now) -> session.with(steps, now));
    }

    /// Notes that somebody opened issues again.
    public TriageSession forget(
            OrganizationId organization, UserId user, Set<IssueId> issues) {
        return change(organization, user, (session, now) -> session.without(issues, now));
    }

    /// Notes that somebody tried to undo what this named.
    ///
    /// @param isUndone false when it was too late, so that nobody tries again
    public TriageSession undone(
            OrganizationId organization, UserId user, String undo, boolean isUndone) {
        return change(organization, user, (session, now) -> isUndone
                ? session.undone(undo, now)
                : session.settled(undo, now));
    }

    /// Ends a visit; the next one begins here.
    public TriageSession finish(OrganizationId organization, UserId user) {
        return change(organization, user, (_, now) -> TriageSession.after(now));
    }

    private synchronized TriageSession change(OrganizationId organization, UserId user,
            BiFunction<TriageSession, Instant, TriageSession> change) {
        Instant now = clock.instant();
        Optional<Definition> kept = find(organization, user);
        TriageSession before =
                kept.map(TriageSessions::session).orElseGet(() -> TriageSession.first(now));
        return keep(organization, user, kept, change.apply(before, now));
    }

    private Optional<Definition> find(OrganizationId organization, UserId user) {
        return store.find(organization, DefinitionKind.TRIAGE_SESSION, key(user));
    }

    private static String key(UserId user) {
        return "user " + user;
    }

    // An organisation of more people than definitions may have forgets the visits of some.
    private TriageSession keep(OrganizationId organization, UserId user,
            Optional<Definition> before, TriageSession session) {
        String body = Json.MAPPER.writeValueAsString(Body.of(session));
        Instant now = clock.instant();
        Kept _ = before.isPresent()
                ? store.replace(before.get().rewritten(key(user), body, now))
                : store.add(new Definition(0, organization, DefinitionKind.TRIAGE_SESSION, null,
                        key(user), user, body, now, now));
        return session;
    }

    private static TriageSession session(Definition definition) {
        return Json.MAPPER.readValue(definition.body(), Body.class).session();
    }

    /// How a visit is kept.
    private record Body(Instant since, Instant startedAt, Instant lastAt, List<Line> steps,
            int earlier) {

        static Body of(TriageSession session) {
            return new Body(session.since(), session.startedAt(), session.lastAt(),
                    session.steps().stream().map(Line::of).toList(), session.earlier());
        }

        TriageSession session() {
            return new TriageSession(since, startedAt, lastAt,
                    steps.stream().map(Line::step).toList(), earlier);
        }
    }

    private record Line(long issue, String shortId, String title, Step.Kind kind, String said,
            Instant at, @Nullable String undo) {

        static Line of(Step step) {
            return new Line(step.issue().value(), step.shortId(), step.title(), step.kind(),
                    step.said(), step.at(), step.undo());
        }

        Step step() {
            return new Step(new IssueId(issue), shortId, title, kind, said, at, undo);
        }
    }
}
