package io.corral.domain.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LexiconTest {

    private final Lexicon lexicon = new Lexicon(List.of("pay", "zahlung*", "dead letter"));

    @Test
    void firstIn_word_isFoundWhole() {
        assertThat(lexicon.firstIn(Words.of("POST /pay/now"))).contains("pay");
        assertThat(lexicon.firstIn(Words.of("payload"))).isEmpty();
    }

    @Test
    void firstIn_beginning_isFoundInCompounds() {
        assertThat(lexicon.firstIn(Words.of("Zahlungsdienst"))).contains("zahlungsdienst");
    }

    @Test
    void firstIn_phrase_isFoundInARow() {
        assertThat(lexicon.firstIn(Words.of("sent to deadLetter queue"))).contains("dead letter");
        assertThat(lexicon.firstIn(Words.of("dead, no letter"))).isEmpty();
    }

    @Test
    void topics_haveWords() {
        for (Topic topic : Topic.values()) {
            assertThat(TopicFile.section(topic.signal().wireName())).as(topic.name())
                    .isNotEmpty();
        }
    }
}
