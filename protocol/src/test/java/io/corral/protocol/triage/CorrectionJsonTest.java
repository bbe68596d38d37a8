package io.corral.protocol.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.triage.CauseCategory;
import io.corral.domain.triage.Correction;
import io.corral.domain.triage.Correction.Before;
import io.corral.domain.triage.Correction.Change;
import io.corral.domain.triage.Correction.Said;
import io.corral.domain.triage.NoiseClass;
import io.corral.domain.triage.SignalType;
import io.corral.protocol.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorrectionJsonTest {

    static List<Change> changes() {
        return List.of(new Change.Tier(1), new Change.Tier(4),
                new Change.Cause(CauseCategory.CODE_BUG), new Change.Cause(null),
                new Change.Noise(NoiseClass.BROWSER_EXTENSION), new Change.Noise(null));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void written_isReadAgain(Change change) {
        var correction = new Correction(17, "WEB-1", "ana \"the\" 🐎", Instant.parse(
                "2026-11-20T12:00:00.123456Z"), change, change instanceof Change.Tier ? null : "x",
                new Before(new Said(2, CauseCategory.INFRASTRUCTURE, null),
                        new Said(4, null, NoiseClass.BOT), Set.of(SignalType.ESCALATING)),
                List.of("message web E it is over", "line web a.py:3"));

        String text = Json.MAPPER.writeValueAsString(CorrectionJson.write(correction));
        assertThat(CorrectionJson.read(Json.MAPPER.readTree(text))).contains(correction);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "1", "null", "{\"shortId\":\"A-1\"}",
        "{\"shortId\":\"A-1\",\"at\":\"2026-11-20T12:00:00Z\",\"change\":{\"tier\":9},"
                + "\"before\":{\"shown\":{\"tier\":2}}}",
        "{\"shortId\":\"A-1\",\"at\":\"2026-11-20T12:00:00Z\",\"change\":{\"tier\":1},"
                + "\"before\":{\"shown\":{\"tier\":0}}}",
        "{\"shortId\":\"A-1\",\"at\":\"2026-11-20T12:00:00Z\",\"change\":[],\"before\":7}"})
    void whatSaysNothing_isLeftOut(String text) {
        assertThat(CorrectionJson.read(Json.MAPPER.readTree(text))).isEmpty();
    }
}
