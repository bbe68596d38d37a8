package io.corral.domain.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void of_names_takesThemApart() {
        assertThat(Words.of("sendParentLetter")).containsExactly("send", "parent", "letter");
        assertThat(Words.of("HTTPError 404")).containsExactly("http", "error", "404");
        assertThat(Words.of("App\\Jobs\\Send_mail2")).containsExactly("app", "jobs", "send",
                "mail", "2");
    }

    @Test
    void of_lettersWithMarks_writesThemPlain() {
        assertThat(Words.of("Überweisung Größe")).containsExactly("ueberweisung", "groesse");
        assertThat(Words.of("refusée señal płatność")).containsExactly("refusee", "senal",
                "platnosc");
        assertThat(Words.of("refuse\u0301e")).containsExactly("refusee");
    }

    @Test
    void of_otherScripts_keepsTheirLetters() {
        assertThat(Words.of("支払い方法")).isEqualTo(List.of("支払い方法"));
    }

    @Test
    void of_longText_readsItsBeginning() {
        assertThat(Words.of("a ".repeat(Words.TEXT_LENGTH_MAX))).hasSize(
                Words.TEXT_LENGTH_MAX / 2);
        assertThat(Words.of("x".repeat(5000))).allMatch(word -> word.length() <= 40);
    }
}
