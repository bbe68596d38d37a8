package io.corral.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Errors whose type says little: who threw them, and with which words.
class ThrownHereTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "java | IllegalStateException | parcel 7 is lost | parcel 8 has no sender",
        "php | InvalidArgumentException | parcel 7 is lost | parcel 8 has no sender",
        "csharp | System.InvalidOperationException | Parcel 7 is lost | Parcel 8 has no sender",
        "node | PaymentServiceError | card 7 is expired | limit 8 exceeded",
        "csharp | Lobby.LobbyServiceException | lobby is full | player already joined"
    })
    void keys_twoThrowsOfOneFunction_twoKeys(
            String platform, String type, String text, String other) {
        assertThat(key(platform, type, text)).isNotEqualTo(key(platform, type, other));
    }

    @Test
    void keys_whatDotNetSaysInTwoLanguages_oneKey() {
        String type = "System.InvalidOperationException";

        assertThat(key("csharp", type, "The calling thread cannot"))
                .isEqualTo(key("csharp", type, "Der Thread kann nicht"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ruby | RuntimeError | FrozenError | can't modify frozen String",
        "php | ErrorException | DivisionByZeroError | Division by zero",
        "go | *fmt.wrapError | *errors.errorString | depot is full"
    })
    void keys_typeThatNewerVersionsGive_oneKey(
            String platform, String older, String newer, String text) {
        assertThat(key(platform, older, text)).isEqualTo(key(platform, newer, text));
    }

    private static long key(String platform, String type, String text) {
        return Errors.on(platform).raised(type, text, Errors.at("com.acme.Desk", "take")).key();
    }

    @Test
    void keys_sourceThatNewerSdksUnwrap_oneKey() {
        Frame here = Errors.in("/srv/src/store.rs", "shop::store::insert");
        String told = "duplicate key value violates unique constraint \"sku\"";
        var flat = Errors.on("native").raised("Database", "error: " + told, here);
        var deep = Errors.on("native").raised("PgDatabaseError", told)
                .raised("Database", "error: " + told, here);

        assertThat(flat.key()).isEqualTo(deep.key());
    }

    @Test
    void keys_springWrapsWithOrWithoutTheTextOfTheCause_oneKey() {
        Frame here = Errors.at("com.acme.Sender", "send");
        String cause = "org.apache.kafka.common.errors.TimeoutException";
        String outer = "org.springframework.kafka.KafkaException";
        var older = Errors.on("java").raised(cause, "no metadata")
                .raised(outer, "Send failed; nested exception is " + cause + ": no metadata", here);
        var newer = Errors.on("java").raised(cause, "no metadata").raised(outer, "Send failed",
                here);

        assertThat(older.key()).isEqualTo(newer.key());
    }
}
