package io.corral.domain.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MentionsTest {

    private final Vocabulary vocabulary = new Vocabulary()
            .with(Topic.PAYMENT, List.of("pay", "zahlung*"))
            .with(Topic.WORK_LOST, List.of("dead letter", "not ~ stored", "pas ~ envoye*"));

    private List<String> found(String text) {
        List<String> found = new ArrayList<>();
        vocabulary.read(Words.of(text), (topic, words) -> found.add(topic + " " + words));
        return found;
    }

    @Test
    void word_isFoundWhole() {
        assertThat(found("POST /pay/now")).containsExactly("PAYMENT pay");
        assertThat(found("payload")).isEmpty();
    }

    @Test
    void beginning_isFoundInCompounds() {
        assertThat(found("Zahlungsdienst")).containsExactly("PAYMENT zahlungsdienst");
        assertThat(found("Zahl")).isEmpty();
    }

    @Test
    void phrase_isFoundInARow() {
        assertThat(found("sent to deadLetter queue")).containsExactly("WORK_LOST dead letter");
        assertThat(found("dead, no letter")).isEmpty();
        assertThat(found("letter dead")).isEmpty();
    }

    @Test
    void pair_isFoundCloseTogether_inThisOrder() {
        assertThat(found("order could not be stored")).containsExactly("WORK_LOST not stored");
        assertThat(found("courrier pas encore envoyée")).containsExactly("WORK_LOST pas envoyee");
        assertThat(found("stored, not lost")).isEmpty();
        assertThat(found("not one two three four five stored")).isEmpty();
    }

    @Test
    void topics_haveWords() {
        for (Topic topic : Topic.values()) {
            assertThat(TopicFile.section(topic.section())).as(topic.name()).isNotEmpty();
        }
    }

    @Test
    void of_text_namesTheFirstWordsOfEachTopic() {
        Mentions mentions = Mentions.of("Card declined: insufficient_funds");
        assertThat(mentions.first(Topic.DECLINED)).contains("card declined");
        assertThat(mentions.has(Topic.WRONG_MONEY)).isFalse();
    }
}
