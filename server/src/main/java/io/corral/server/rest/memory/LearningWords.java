package io.corral.server.rest.memory;

import io.corral.engine.triage.Learnings.KeptLearning;
import io.corral.server.rest.Words;
import io.corral.server.rest.Words.Word;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Finds learnings by words, with `kind:`, `issue:`, `project:` and `topic:`.
public final class LearningWords {

    private LearningWords() {}

    /// Those that all words match.
    ///
    /// @param slug of the project of a learning; null for none
    public static List<KeptLearning> select(String query, List<KeptLearning> from,
            Function<KeptLearning, @Nullable String> slug) {
        return Words.of(query).select(from, (each, word) -> matches(each, slug.apply(each), word));
    }

    private static boolean matches(KeptLearning kept, @Nullable String project, Word word) {
        var learning = kept.learning();
        return switch (word.key()) {
            case "kind" -> word.isLike(learning.kind().wireName());
            case "issue" -> word.isLike(orEmpty(learning.issue()));
            case "project" -> word.isLike(orEmpty(project));
            case "topic" -> word.isLike(orEmpty(learning.topic()));
            default -> (word.key().isEmpty()
                    ? word
                    : new Word("", word.key() + ":" + word.value()))
                    .isIn(learning.text(), orEmpty(learning.issue()), orEmpty(learning.topic()));
        };
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
