package io.corral.domain.group.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stack-trace rules say of the stacks of one event. Used by one thread.
public final class StackEffects {

    private final RuleReading reading;
    private final int[] starts;
    /// By frame, the rule that had the last word; null when none spoke.
    private final @Nullable StackRule[] ownBy;
    private final @Nullable StackRule[] countBy;
    private final boolean[] counts;
    private final @Nullable Limit[] most;
    private final @Nullable Limit[] least;

    /// A limit on the frames of a stack, and the rule that set it.
    public record Limit(int frames, StackRule by) {}

    StackEffects(RuleReading reading) {
        this.reading = reading;
        List<RuleSubject.Stack> stacks = reading.subject().stacks();
        starts = new int[stacks.size() + 1];
        for (int i = 0; i < stacks.size(); i++) {
            starts[i + 1] = starts[i] + stacks.get(i).frames().size();
        }
        int frames = reading.subject().frames().size();
        ownBy = new StackRule[frames];
        countBy = new StackRule[frames];
        counts = new boolean[frames];
        most = new Limit[stacks.size()];
        least = new Limit[stacks.size()];
    }

    void apply(StackRule rule, Bits frames) {
        int stack = 0;
        for (int frame = frames.next(0); frame >= 0; frame = frames.next(frame + 1)) {
            while (frame >= starts[stack + 1]) {
                stack++;
            }
            int next = frames.next(frame + 1);
            var place = new Place(stack, frame, next < starts[stack + 1] ? next : -1);
            for (StackAction action : rule.actions()) {
                apply(rule, action, place);
            }
        }
    }

    /// A matched frame.
    ///
    /// @param next the matched frame behind it in the same stack; -1 without one
    private record Place(int stack, int frame, int next) {}

    private void apply(StackRule rule, StackAction action, Place place) {
        switch (action) {
            case StackAction.App(var range, var own) -> {
                for (int i = from(range, place); i < to(range, place); i++) {
                    ownBy[i] = rule;
                    if (own) {
                        reading.own().set(i);
                    } else {
                        reading.own().clear(i);
                    }
                }
            }
            case StackAction.Group(var range, var count) -> {
                for (int i = from(range, place); i < to(range, place); i++) {
                    countBy[i] = rule;
                    counts[i] = count;
                }
            }
            case StackAction.Category(var name) -> reading.categories()[place.frame()] = name;
            case StackAction.MaxFrames(var count) -> most[place.stack()] = new Limit(count, rule);
            case StackAction.MinFrames(var count) -> least[place.stack()] = new Limit(count, rule);
        }
    }

    private int from(StackAction.Range range, Place place) {
        return switch (range) {
            case SELF -> place.frame();
            case UP -> place.frame() + 1;
            case DOWN -> starts[place.stack()];
        };
    }

    /// What the next matched frame does over again is left to it, so that a rule costs a step for
    /// each frame and no more.
    private int to(StackAction.Range range, Place place) {
        return switch (range) {
            case SELF -> place.frame() + 1;
            case UP -> place.next() < 0 ? starts[place.stack() + 1] : place.next() + 1;
            case DOWN -> place.next() < 0 ? place.frame() : starts[place.stack()];
        };
    }

    /// What was said of one stack; null for one that rules did not look at.
    ///
    /// @param stack position among those of the subject
    public @Nullable OfStack of(int stack) {
        return stack < most.length ? new OfStack(this, stack) : null;
    }

    /// What rules say of one stack.
    public static final class OfStack {

        private final StackEffects all;
        private final int stack;

        private OfStack(StackEffects all, int stack) {
            this.all = all;
            this.stack = stack;
        }

        /// The rule that said whether a frame is the application's own; null when none did.
        public @Nullable StackRule ownBy(int frame) {
            return all.ownBy[all.starts[stack] + frame];
        }

        /// What it said.
        public boolean isOwn(int frame) {
            return all.reading.own().get(all.starts[stack] + frame);
        }

        /// The rule that said whether a frame counts; null when none did.
        public @Nullable StackRule countBy(int frame) {
            return all.countBy[all.starts[stack] + frame];
        }

        /// What it said.
        public boolean counts(int frame) {
            return all.counts[all.starts[stack] + frame];
        }

        /// So many frames nearest to the crash count; null for all. A limit of 0 is none.
        public @Nullable Limit most() {
            Limit limit = all.most[stack];
            return limit == null || limit.frames() == 0 ? null : limit;
        }

        /// With fewer frames that count, the stack does not; null for no limit.
        public @Nullable Limit least() {
            return all.least[stack];
        }
    }
}
