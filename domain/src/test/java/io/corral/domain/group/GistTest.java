package io.corral.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GistTest {

    private static final Frame FRAME = Errors.in("/srv/app/voucher.js", "applyVoucher");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Voucher <*> has expired | voucher has expired",
        "Unsupported voucher type: <*> | unsupported voucher",
        "No cache entry for <*> | no cache", "season tundra has no price list | season has no",
        "Could not save teacher | could not save", "Unable to find it | unable to find",
        "Invariant failed: dock must be free | dock must",
        "Key.swift:4: Fatal error: unknown accidental <*> | unknown accidental",
        "<*> | ''", "'' | ''", "12 - ! | ''", "Tariff copper unknown | tariff unknown"
    })
    void of_template_itsFewTellingWords(String template, String gist) {
        assertThat(Gist.of(template, true)).isEqualTo(gist);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "no oslo passes left | no", "Parcel <*> is heavier | parcel is",
        "Parcel <*> has no sender | parcel has no"
    })
    void of_templateBesideATellingType_onlyTheVerb(String template, String gist) {
        assertThat(Gist.of(template, false)).isEqualTo(gist);
    }

    @Test
    void keys_twoThrowsInOneFunction_twoKeys() {
        var expired = Errors.on("node").raised("Error", "Voucher 7 has expired", FRAME);
        var other = Errors.on("node").raised("Error", "Voucher 8 has expired", FRAME);
        var type = Errors.on("node").raised("Error", "Unsupported voucher type: x", FRAME);

        assertThat(expired.key()).isEqualTo(other.key()).isNotEqualTo(type.key());
    }

    @Test
    void keys_typeThatASystemThrows_hasNoGist() {
        var one =
                Errors.on("cocoa").raised("NSInternalInconsistencyException", "Bad update", FRAME);
        var other = Errors.on("cocoa").raised("NSInternalInconsistencyException", "No cell", FRAME);

        assertThat(one.key()).isEqualTo(other.key());
    }
}
