package io.corral.engine.search;

import io.corral.engine.search.IssueCompletion.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Suggestions for what somebody typed: what begins with it goes before what contains it.
final class Suggestions {

    private static final int MAX = 12;

    private final String typed;
    private final List<Suggestion> beginning = new ArrayList<>();
    private final List<Suggestion> containing = new ArrayList<>();

    Suggestions(String typed) {
        this.typed = typed.toLowerCase(Locale.ROOT);
    }

    /// Offers one, if its name has what was typed in it.
    void add(String name, Suggestion suggestion) {
        String low = name.toLowerCase(Locale.ROOT);
        if (low.startsWith(typed)) {
            beginning.add(suggestion);
        } else if (low.contains(typed)) {
            containing.add(suggestion);
        }
    }

    /// Whether there is no room for more.
    boolean isFull() {
        return beginning.size() + containing.size() >= MAX;
    }

    /// The best ones.
    List<Suggestion> best() {
        List<Suggestion> all = new ArrayList<>(beginning);
        all.addAll(containing);
        return List.copyOf(all.subList(0, Math.min(MAX, all.size())));
    }
}
