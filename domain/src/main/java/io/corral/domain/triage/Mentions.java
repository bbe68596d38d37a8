package io.corral.domain.triage;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which topics a text mentions, each with the words that first did.
///
/// @param words of the text, up to the bound of [Words]
record Mentions(List<String> words, Map<Topic, String> firsts) {

    private static final Vocabulary VOCABULARY = vocabulary();

    static Mentions of(String text) {
        List<String> words = Words.of(text);
        Map<Topic, String> firsts = new EnumMap<>(Topic.class);
        VOCABULARY.read(words, firsts::putIfAbsent);
        return new Mentions(words, firsts);
    }

    /// Whether a word by itself mentions a topic.
    static boolean isAbout(String word, Topic topic) {
        boolean[] about = new boolean[1];
        VOCABULARY.read(List.of(word), (found, _) -> about[0] |= found == topic);
        return about[0];
    }

    /// The words that mention a topic.
    Optional<String> first(Topic topic) {
        return Optional.ofNullable(firsts.get(topic));
    }

    boolean has(Topic topic) {
        return firsts.containsKey(topic);
    }

    private static Vocabulary vocabulary() {
        var vocabulary = new Vocabulary();
        for (Topic topic : Topic.values()) {
            vocabulary.with(topic, TopicFile.section(topic.section()));
        }
        return vocabulary;
    }
}
