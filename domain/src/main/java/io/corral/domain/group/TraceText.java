package io.corral.domain.group;

import java.util.ArrayList;
import java.util.List;

/// A stack trace that a program wrote into a message: its text proper, and the functions nearest to
/// the crash in one spelling without lines, columns and addresses.
///
/// @param head the message without the trace
/// @param frames one function a line; empty when there is no trace
record TraceText(String head, String frames) {

    private static final int INPUT_MAX = 8192;
    private static final int LINES_MAX = 200;
    private static final int FRAMES_MAX = 4;

    static TraceText of(String message) {
        if (message.indexOf('\n') < 0) {
            return new TraceText(message, "");
        }
        String input = message.length() > INPUT_MAX ? message.substring(0, INPUT_MAX) : message;
        List<String> head = new ArrayList<>();
        List<String> frames = new ArrayList<>();
        String before = "";
        boolean newestLast = false;
        for (String raw : input.lines().limit(LINES_MAX).toList()) {
            String line = raw.strip();
            String frame = frame(line, before);
            if (!frame.isEmpty()) {
                newestLast |= line.startsWith("File \"");
                frames.add(frame);
                head.remove(isGoFile(line) ? before : "");
            } else if (!line.isEmpty() && !isMarker(line) && (frames.isEmpty()
                    || (newestLast && raw.charAt(0) == line.charAt(0)))) {
                head.add(line);
            }
            before = line;
        }
        if (frames.isEmpty()) {
            return new TraceText(message, "");
        }
        int from = newestLast ? Math.max(0, frames.size() - FRAMES_MAX) : 0;
        int to = Math.min(frames.size(), from + FRAMES_MAX);
        return new TraceText(
                String.join("\n", head), String.join("\n", frames.subList(from, to)));
    }

    private static boolean isMarker(String line) {
        return line.startsWith("Traceback (most recent call last)") || line.equals("Stack trace:")
                || line.startsWith("goroutine ") || line.startsWith("Backtrace")
                || line.equals("stack backtrace:") || line.startsWith("[signal ")
                || line.startsWith("... ") || line.startsWith("stack:");
    }

    /// The function of one line of a trace, with the stem of its file; empty when the line is none.
    private static String frame(String line, String before) {
        if (line.startsWith("at ") && line.length() > 3) {
            return afterAt(line.substring(3));
        }
        if (line.startsWith("File \"")) {
            int in = line.indexOf(", in ");
            return in < 0 ? "" : stem(line, 6, '"') + ':' + line.substring(in + 5);
        }
        if (line.startsWith("#") && Names.skipDigits(line, 1) > 1) {
            int call = line.indexOf("): ");
            int space = line.indexOf(' ');
            return call < 0
                    ? ""
                    : stem(line, space + 1, '(') + ':' + Names.before(line.substring(call + 3),
                            "(");
        }
        if (line.startsWith("from ") && line.contains(":in ")) {
            int in = line.indexOf(":in ");
            String name = line.substring(in + 4).replace("'", "").replace("`", "");
            return stem(line, 5, ':') + ':' + name;
        }
        return isGoFile(line) && before.endsWith(")")
                ? stem(line, 0, ':') + ':' + before.substring(0, before.lastIndexOf('('))
                : "";
    }

    private static boolean isGoFile(String line) {
        return line.startsWith("/") && line.contains(".go:");
    }

    /// `com.acme.Cart.add(Cart.java:12)`, `add (/srv/app/cart.js:1:2)`, `/srv/app/cart.js:1:2`.
    private static String afterAt(String call) {
        int open = call.indexOf('(');
        String name = open < 0 ? "" : call.substring(0, open).strip();
        int close = open < 0 ? -1 : call.indexOf(')', open);
        String place =
                open < 0 ? call : call.substring(open + 1, close < 0 ? call.length() : close);
        int colon = place.lastIndexOf(':');
        int first = colon > 2 ? place.lastIndexOf(':', colon - 1) : -1;
        boolean column = first > 0 && Names.skipDigits(place, first + 1) == colon;
        String path = place.substring(0, column ? first : Math.max(0, colon));
        String unit = path.isEmpty() ? "" : FilePath.stem(path);
        return name.isEmpty() && unit.isEmpty() ? "" : unit + ':' + name;
    }

    private static String stem(String line, int from, char end) {
        int to = line.indexOf(end, from);
        return to <= from ? "" : FilePath.stem(line.substring(from, to));
    }
}
