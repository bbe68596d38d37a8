package io.corral.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedWordingsTest {

    private static final Frame FRAME = Errors.in("package:shop/expiry.dart", "Expiry.parse");

    @Test
    void keys_formatsOfDart_kindCountsAndTextDoesNot() {
        var date = Errors.on("dart").raised("FormatException", "Invalid date format\nsoon", FRAME);
        var later = Errors.on("dart").raised("FormatException", "Invalid date format\n", FRAME);
        var number = Errors.on("dart").raised(
                "FormatException", "Invalid radix-10 number (at character 1)\nsoon\n^\n", FRAME);

        assertThat(date.key()).isEqualTo(later.key()).isNotEqualTo(number.key());
        assertThat(TypedWordings.of("FormatException", "No price in row")).isNull();
    }

    @Test
    void keys_missingKeyOfAMap_valueDoesNotCount() {
        Frame frame = Errors.at("shop.Lines", "byCode");
        String type = "java.util.NoSuchElementException";
        var word = Errors.on("scala").raised(type, "key not found: meadow", frame);
        var number = Errors.on("scala").raised(type, "key not found: 41", frame);

        assertThat(word.key()).isEqualTo(number.key());
        assertThat(TypedWordings.of(type, "Key a7 is missing in the map.")).isNotNull();
        assertThat(TypedWordings.of("KeyError", "key not found: :venue")).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', value = {
        "*fs.PathError | open /srv/a.csv: no such file or directory | no such file or directory",
        "*url.Error | Get \"https://a.example/x\": context deadline exceeded (Client.Timeout "
                + "exceeded while awaiting headers) | context deadline exceeded",
    })
    void of_carrierOfGo_faultOfTheSystem(String type, String message, String text) {
        assertThat(TypedWordings.of(type, message)).isEqualTo(new EngineError(null, text, text));
    }

    @Test
    void of_unknownVariant_whichThereAre() {
        String text = "unknown variant `%s`, expected one of `flac`, `wav` at line %d column 3";

        assertThat(TypedWordings.of("Error", text.formatted("ogg", 1)))
                .isEqualTo(TypedWordings.of("Error", text.formatted("mp3", 7)))
                .isNotEqualTo(TypedWordings.of("Error", "unknown variant `ogg`, expected `wav`"));
    }
}
