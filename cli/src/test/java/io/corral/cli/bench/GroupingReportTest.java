package io.corral.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.cli.bench.GroupingReport.Step;
import io.corral.protocol.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupingReportTest {

    @Test
    void print_namesEveryStepWithItsTimesAndMemory() {
        var trial = Json.MAPPER.createObjectNode();
        trial.putObject("report").put("events", 1_000_000).put("distinct", 445_000)
                .put("rekeyed", 280_211);
        var text = new StringWriter();
        GroupingReport.of(trial, List.of(new Step("tried again", 41.25, 70, 480)))
                .print(new PrintWriter(text, true));
        assertThat(text.toString())
                .contains("1,000,000 events, 445,000 of them different, 280,211 get another key")
                .containsPattern("tried again +41\\.3 s +70\\.0 s +480 MiB");
    }
}
