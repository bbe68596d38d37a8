package io.corral.server.ui.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.engine.search.DiscoverAnswer.Table;
import io.corral.engine.search.DiscoverAnswer.Tips;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExportFileTest {

    private static final List<String> FIELDS = List.of("title", "count()", "error.type", "gone");

    @Test
    void csv_isQuotedWhereItMustBe() {
        assertThat(csv(List.of(row("plain", 3L), row("a, \"b\"\nc", 0.5)))).isEqualTo("""
                title,count(),error.type,gone\r
                plain,3,"A, B",\r
                "a, ""b""\nc",0.5,"A, B",\r
                """);
    }

    @Test
    void csv_textsAreNoFormulas() {
        assertThat(csv(List.of(row("=HYPERLINK(\"http://x\")", -3L)))).contains(
                "\"'=HYPERLINK(\"\"http://x\"\")\",-3,");
        assertThat(csv(List.of(row("@x", 1L), row("+1", 1L), row("-1", 1L))))
                .contains("'@x,", "'+1,", "'-1,");
    }

    @Test
    void json_keepsNumbersAndWritesDates() {
        Map<String, @Nullable Object> row = row("t", Double.NaN);
        row.put("error.type", Instant.EPOCH);

        assertThat(new String(ExportFile.json(FIELDS, table(List.of(row))), StandardCharsets.UTF_8))
                .isEqualTo("[{\"title\":\"t\",\"count()\":null,\"error.type\":"
                        + "\"1970-01-01T00:00:00Z\",\"gone\":null}]");
    }

    private static String csv(List<Map<String, @Nullable Object>> rows) {
        return new String(ExportFile.csv(FIELDS, table(rows)), StandardCharsets.UTF_8);
    }

    private static Table table(List<Map<String, @Nullable Object>> rows) {
        return new Table(rows, List.of(), false, Tips.NONE);
    }

    private static Map<String, @Nullable Object> row(String title, Object count) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("title", title);
        row.put("count()", count);
        row.put("error.type", List.of("A", "B"));
        row.put("gone", null);
        return row;
    }
}
