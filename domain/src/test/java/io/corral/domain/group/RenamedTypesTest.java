package io.corral.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenamedTypesTest {

    @ParameterizedTest
    @CsvSource({
        "*os.PathError, *fs.PathError", "requests.exceptions.JSONDecodeError, JSONDecodeError",
        "ModuleNotFoundError, ImportError", "reqwest::Error, Error", "Stripe::Error, Stripe::Error",
        "App Hang Fully Blocked, App Hanging", "ANR, ApplicationNotResponding",
        "CartError, CartError"
    })
    void common_nameOfOneVersion_thatOfAll(String type, String common) {
        assertThat(RenamedTypes.common(type)).isEqualTo(common);
    }
}
