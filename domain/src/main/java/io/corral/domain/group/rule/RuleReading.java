package io.corral.domain.group.rule;

import io.corral.domain.event.Frame;
import io.corral.domain.group.rule.MatchKey.Scope;
import io.corral.domain.group.rule.PatternTable.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// What patterns of some rules match in one event: found out for a key when the first rule asks,
/// for all patterns about it at once. Also what rules have said of its frames so far. Used by one
/// thread.
final class RuleReading {

    private final RuleSubject subject;
    private final PatternTable table;
    /// By pattern, which exceptions, frames or threads it matches; null for none.
    private final @Nullable Bits[] hits;
    private final List<Integer> found = new ArrayList<>();
    private final boolean[] asked;
    private final @Nullable Bits[] families = new Bits[Family.ALL + 1];
    private @Nullable Bits own;
    private @Nullable String @Nullable [] categories;
    private @Nullable Bits starts;

    RuleReading(RuleSubject subject, PatternTable table) {
        this.subject = subject;
        this.table = table;
        hits = new Bits[table.size()];
        asked = new boolean[table.slots().size()];
    }

    RuleSubject subject() {
        return subject;
    }

    /// Where a pattern matches; null when nowhere.
    @Nullable
    Bits hits(int slot, int pattern) {
        ask(slot);
        return hits[pattern];
    }

    /// Patterns that match somewhere, of those asked for by now.
    List<Integer> found() {
        return found;
    }

    /// Finds out what the patterns of a slot match, unless that is known.
    void ask(int slot) {
        if (!asked[slot]) {
            asked[slot] = true;
            find(table.slots().get(slot));
        }
    }

    private void find(Slot slot) {
        int count = subject.count(slot.key().scope());
        PatternIndex.Search search = slot.index().search();
        for (int i = 0; i < count; i++) {
            int index = i;
            IntConsumer matching = pattern -> hit(slot.first() + pattern, index, count);
            subject.values(slot.key(), slot.tag(), i, value -> search.find(value, matching));
        }
    }

    private void hit(int pattern, int index, int count) {
        Bits known = hits[pattern];
        if (known == null) {
            known = new Bits(count);
            hits[pattern] = known;
            found.add(pattern);
        }
        known.set(index);
    }

    /// Frames that are the application's own, as far as rules said by now; they change it.
    Bits own() {
        Bits known = own;
        if (known == null) {
            known = new Bits(subject.frames().size());
            for (int i = 0; i < subject.frames().size(); i++) {
                if (subject.nature(i).own()) {
                    known.set(i);
                }
            }
            own = known;
        }
        return known;
    }

    /// What frames are called by now, by frame; rules change it.
    @Nullable
    String[] categories() {
        @Nullable
        String[] known = categories;
        if (known == null) {
            known = new String[subject.frames().size()];
            for (int i = 0; i < known.length; i++) {
                known[i] = subject.nature(i).category();
            }
            categories = known;
        }
        return known;
    }

    /// The family of the event, as a bit.
    int family() {
        return Family.of(subject.event().platform()).bit();
    }

    /// Frames of some families, which are given as bits.
    Bits ofFamilies(int bits) {
        Bits known = families[bits];
        if (known == null) {
            List<Frame> frames = subject.frames();
            known = new Bits(frames.size());
            int usual = family();
            for (int i = 0; i < frames.size(); i++) {
                String platform = frames.get(i).platform();
                if (((platform == null ? usual : Family.of(platform).bit()) & bits) != 0) {
                    known.set(i);
                }
            }
            families[bits] = known;
        }
        return known;
    }

    /// The first frame of each stack: nothing in the event called it.
    Bits starts() {
        Bits known = starts;
        if (known == null) {
            known = new Bits(subject.count(Scope.FRAME));
            int at = 0;
            for (RuleSubject.Stack stack : subject.stacks()) {
                if (!stack.frames().isEmpty()) {
                    known.set(at);
                }
                at += stack.frames().size();
            }
            starts = known;
        }
        return known;
    }
}
