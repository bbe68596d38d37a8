package io.corral.protocol.triage;

import java.util.ArrayList;
import java.util.List;

/// Takes a table apart that separates its cells by one character (RFC 4180, and what spreadsheets
/// make of it). Cells may be quoted; where quotes do not match, they are letters.
final class Delimited {

    static final int COLUMNS_MAX = 300;
    private static final int CELL_LENGTH_MAX = 100_000;

    private final String text;
    private final char separator;
    private final int rowsMax;
    private boolean quotes = true;
    private int at;

    private Delimited(String text, char separator, int rowsMax) {
        this.text = text;
        this.separator = separator;
        this.rowsMax = rowsMax;
    }

    /// The rows, empty ones left out.
    static List<List<String>> rows(String text, char separator, int rowsMax) {
        var delimited = new Delimited(text, separator, rowsMax);
        List<List<String>> rows = new ArrayList<>();
        while (delimited.at < text.length() && rows.size() < delimited.rowsMax) {
            List<String> row = delimited.row();
            if (!row.stream().allMatch(String::isBlank)) {
                rows.add(row);
            }
        }
        return rows;
    }

    private List<String> row() {
        List<String> row = new ArrayList<>();
        while (true) {
            String cell = cell();
            if (row.size() < COLUMNS_MAX) {
                row.add(cell.strip());
            }
            boolean more = at < text.length() && text.charAt(at) == separator;
            if (at < text.length()) {
                at += text.startsWith("\r\n", at) ? 2 : 1;
            }
            if (!more) {
                return row;
            }
        }
    }

    private String cell() {
        if (quotes && at < text.length() && text.charAt(at) == '"') {
            int from = at;
            var cell = new StringBuilder();
            at++;
            if (readQuoted(cell)) {
                cell.append(text, at, end(at));
                at = end(at);
                return cell.toString();
            }
            at = from;
            quotes = false;
        }
        int from = at;
        at = end(at);
        return text.substring(from, at);
    }

    // Behind the quote that closes it; false when none does within bounds.
    private boolean readQuoted(StringBuilder cell) {
        while (at < text.length() && cell.length() < CELL_LENGTH_MAX) {
            char letter = text.charAt(at++);
            if (letter != '"') {
                cell.append(letter);
            } else if (at < text.length() && text.charAt(at) == '"') {
                cell.append(letter);
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    private int end(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != separator && text.charAt(end) != '\n'
                && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }
}
