package io.corral.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.group.PhraseIndex.Phrase;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseIndexTest {

    private static final PhraseIndex INDEX =
            new PhraseIndex(List.of(new Phrase(false, "no such"), new Phrase(true, "file"),
                    new Phrase(true, "ordner »"), new Phrase(false, "file")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "no such file | 0", "there is no such thing | -1", "a file | 1", "file | 1",
        "im Ordner und im ordner »x« | 2", "fil | -1", "f | -1", "'' | -1", "ffile | 1"
    })
    void first_ofPhrasesThatFit_isTheFirstInTheTable(String text, int phrase) {
        assertThat(INDEX.first(text)).isEqualTo(phrase);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"no such file | '{0, 1}'", "file | '{1, 3}'"})
    void in_allPhrasesThatFit_inTheirOrder(String text, String phrases) {
        assertThat(INDEX.in(text)).hasToString(phrases);
    }
}
