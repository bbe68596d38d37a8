package io.corral.e2e;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A table as `sentry-cli` draws it, of `|`, `+` and `-`.
final class TextTable {

    private TextTable() {}

    /// Its rows, cells by the name of their column. Lines of one cell are joined by line ends.
    static List<Map<String, String>> rows(String text) {
        List<List<String>> lines = text.lines().filter(line -> line.startsWith("|"))
                .map(TextTable::cells).toList();
        if (lines.isEmpty()) {
            throw new AssertionError("no table: " + text);
        }
        List<String> names = lines.getFirst();
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> cells : lines.subList(1, lines.size())) {
            boolean continues = cells.getFirst().isEmpty();
            Map<String, String> row = continues ? rows.getLast() : new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                row.merge(names.get(i), cells.get(i),
                        (above, cell) -> cell.isEmpty() ? above : above + "\n" + cell);
            }
            if (!continues) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<String> cells(String line) {
        return List.of(line.substring(1, line.lastIndexOf('|')).split("\\|", -1)).stream()
                .map(String::strip).toList();
    }
}
