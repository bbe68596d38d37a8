package io.corral.cli.triage.explain;

import io.corral.tools.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Makes a text that a model wrote fit to print: bounded, wrapped, without control characters and
/// without addresses, as whoever wrote an event may have wanted one to be clicked.
final class Prose {

    private static final int WIDTH = 92;
    private static final String INDENT = "    ";
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:[a-z][a-z0-9+.-]{0,20}://|www\\.)\\S+", Pattern.CASE_INSENSITIVE);

    private Prose() {}

    /// Lines to print.
    ///
    /// @param lengthMax characters
    /// @param isCut whether the text ends early already
    static List<String> lines(String text, int lengthMax, boolean isCut) {
        boolean isLong = text.length() > lengthMax;
        String bounded = isLong ? PlainText.cut(text, lengthMax) : isCut ? text + "…" : text;
        List<String> lines = new ArrayList<>();
        bounded.lines().map(PlainText::line)
                .map(line -> ADDRESS.matcher(line).replaceAll("[address left out]").strip())
                .filter(line -> !line.isEmpty())
                .forEach(line -> wrap(line, lines));
        return lines;
    }

    private static void wrap(String line, List<String> lines) {
        var out = new StringBuilder(INDENT);
        for (String word : line.split(" +", -1)) {
            boolean isFirst = out.length() == INDENT.length();
            if (!isFirst && out.length() + 1 + word.length() > WIDTH) {
                lines.add(out.toString());
                out.setLength(INDENT.length());
                isFirst = true;
            }
            out.append(isFirst ? "" : " ").append(word);
        }
        lines.add(out.toString());
    }
}
