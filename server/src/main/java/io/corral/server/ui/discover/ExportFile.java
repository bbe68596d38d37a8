package io.corral.server.ui.discover;

import io.corral.engine.search.DiscoverAnswer.Table;
import io.corral.protocol.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Rows of a result as a file. What events say is hostile: a spreadsheet must not take a text for a
/// formula, so one that looks like it gets an apostrophe in front.
final class ExportFile {

    private static final String LINE_END = "\r\n";
    private static final String FORMULA_SIGNS = "=+-@\t\r";

    private ExportFile() {}

    /// Comma-separated values (RFC 4180), a line of names first.
    ///
    /// @param fields columns, in order
    static byte[] csv(List<String> fields, Table table) {
        var text = new StringBuilder();
        line(text, fields);
        for (Map<String, @Nullable Object> row : table.rows()) {
            List<String> values = new ArrayList<>();
            fields.forEach(field -> values.add(text(row.get(field))));
            line(text, values);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// A list of objects, numbers as numbers and dates as text.
    static byte[] json(List<String> fields, Table table) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Map<String, @Nullable Object> row : table.rows()) {
            Map<String, @Nullable Object> shown = new LinkedHashMap<>();
            fields.forEach(field -> shown.put(field, plain(row.get(field))));
            rows.add(shown);
        }
        return Json.MAPPER.writeValueAsBytes(rows);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Double number when !Double.isFinite(number) -> null;
            case Number number -> number;
            case Boolean flag -> flag;
            case List<?> list -> list.stream().map(ExportFile::plain).toList();
            default -> value.toString();
        };
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Number number -> number.toString();
            case List<?> list -> safe(list.stream().map(String::valueOf)
                    .collect(Collectors.joining(", ")));
            default -> safe(value.toString());
        };
    }

    private static String safe(String text) {
        return !text.isEmpty() && FORMULA_SIGNS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static void line(StringBuilder text, List<String> values) {
        text.append(values.stream().map(ExportFile::quoted).collect(Collectors.joining(",")))
                .append(LINE_END);
    }

    private static String quoted(String value) {
        boolean isPlain = value.chars()
                .noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
