package io.corral.domain.group;

import io.corral.domain.event.Event;
import io.corral.domain.event.EventKind;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.Frame;
import io.corral.domain.event.StackTrace;
import io.corral.domain.group.rule.FingerprintRule;
import io.corral.domain.group.rule.FrameNature;
import io.corral.domain.group.rule.RuleSubject;
import io.corral.domain.group.rule.StackEffects;
import io.corral.domain.group.rule.StackEffects.OfStack;
import io.corral.domain.group.rule.StackRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An event with what the rules of its project say of it. Costs nothing without rules; used by one
/// thread.
final class RuledEvent {

    private static final FrameNature OWN = new FrameNature(true, null);
    private static final FrameNature FOREIGN = new FrameNature(false, null);
    private static final FrameNature SYSTEM = new FrameNature(false, "system");
    private static final FrameNature INTERNALS = new FrameNature(false, "internals");

    private final Event event;
    private final GroupingConfig config;
    private final RuleSubject subject;
    private List<StackTrace> stacks = List.of();
    private @Nullable StackEffects effects;
    private boolean asked;

    RuledEvent(Event event, GroupingConfig config) {
        this.event = event;
        this.config = config;
        this.subject = new RuleSubject(event, this::read, RuledEvent::nature);
    }

    Event event() {
        return event;
    }

    /// Kinds of values that stay in messages.
    Set<String> masksOff() {
        return config.masksOff();
    }

    /// The version of the algorithm that reads it.
    Algorithm algorithm() {
        return Algorithm.of(config.algorithm());
    }

    RuleSubject subject() {
        return subject;
    }

    /// The fingerprint rule that decides; null when none matches.
    @Nullable
    FingerprintRule fingerprintRule() {
        return config.fingerprints().isEmpty() || event.kind() == EventKind.FEEDBACK
                ? null
                : config.fingerprints().first(subject);
    }

    /// What stack-trace rules say of a stack of the event; null when nothing.
    @SuppressWarnings("ReferenceEquality") // The very stack, not one like it.
    @Nullable
    OfStack effects(StackTrace stack) {
        if (config.stacks().isEmpty()) {
            return null;
        }
        if (!asked) {
            asked = true;
            effects = config.stacks().effects(subject);
        }
        StackEffects found = effects;
        for (int i = 0; found != null && i < stacks.size(); i++) {
            if (stacks.get(i) == stack) {
                return found.of(i);
            }
        }
        return null;
    }

    /// For each frame of a stack of the event whether it is the application's own.
    List<Boolean> inApp(StackTrace stack) {
        List<Boolean> verdicts = new ArrayList<>(stack.frames().size());
        OfStack said = effects(stack);
        for (int i = 0; i < stack.frames().size(); i++) {
            int row = said == null ? -1 : FrameCut.row(i, stack.frames().size());
            if (said != null && row >= 0 && said.ownBy(row) != null) {
                verdicts.add(said.isOwn(row));
            } else {
                verdicts.add(FrameClassifier.isApp(
                        stack.frames().get(i), event.platform(), algorithm()));
            }
        }
        return List.copyOf(verdicts);
    }

    /// A frame's verdict after what rules say of it.
    static Verdict ruled(Verdict verdict, @Nullable OfStack said, int row) {
        if (said == null) {
            return verdict;
        }
        Verdict ruled = verdict;
        StackRule ownBy = said.ownBy(row);
        if (ownBy != null && said.isOwn(row)) {
            boolean turned = verdict.role() != Role.APP;
            ruled = new Verdict(Role.APP, words(ownBy), true, turned);
        } else if (ownBy != null) {
            Role role = verdict.role() == Role.APP ? Role.LIBRARY : verdict.role();
            ruled = new Verdict(role, words(ownBy), true);
        }
        StackRule countBy = said.countBy(row);
        if (countBy == null) {
            return ruled;
        }
        boolean counts = said.counts(row);
        return new Verdict(counts ? Role.APP : Role.NOISE, words(countBy), true, counts);
    }

    static String words(StackRule rule) {
        return "stack-trace rule in line " + rule.source().line() + ": " + rule.source().text();
    }

    private List<RuleSubject.Stack> read() {
        List<RuleSubject.Stack> read = new ArrayList<>();
        List<StackTrace> kept = new ArrayList<>();
        for (ExceptionValue exception : event.exceptions()) {
            StackTrace stack = exception.stackTrace();
            if (stack != null && !stack.frames().isEmpty()) {
                kept.add(stack);
                read.add(new RuleSubject.Stack(exception, FrameCut.of(stack)));
            }
        }
        StackTrace alone = kept.isEmpty() ? Threads.stackOf(event) : null;
        if (alone != null) {
            kept.add(alone);
            ExceptionValue of = event.exceptions().isEmpty() ? null : event.exceptions().getLast();
            read.add(new RuleSubject.Stack(of, FrameCut.of(alone)));
        }
        stacks = kept;
        return read;
    }

    private static FrameNature nature(Frame frame, String platform) {
        Verdict verdict = FrameClassifier.classify(frame, Languages.of(frame, platform));
        return switch (verdict.role()) {
            case APP -> OWN;
            case LIBRARY -> FOREIGN;
            case RUNTIME -> SYSTEM;
            case NOISE -> INTERNALS;
        };
    }
}
