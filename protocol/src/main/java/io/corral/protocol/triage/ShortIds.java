package io.corral.protocol.triage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the short ids of issues in text: `WEB-1A`, lists such as `JOBS-1A/1B/1C`, and `-2P` after
/// another one of the same project.
final class ShortIds {

    private static final int SUFFIX_MAX = 6;
    private static final int LETTERS_MAX = 3;
    private static final int LENGTH_MAX = 80;
    /// Standards and the like that are spelled as short ids are.
    private static final Set<String> NO_PROJECTS = Set.of("UTF", "SHA", "ISO", "HTTP", "HTTPS",
            "AES", "RSA", "TLS", "SSL", "IPV", "BASE", "RFC", "CVE", "JSR", "COVID", "GPT", "MD",
            "X", "UTC", "GMT", "CP", "LATIN", "ERR", "WINDOWS", "TIER", "P", "TOP", "Q", "H",
            "US", "EU", "EC", "ES", "ED", "PEP", "CWE");
    private static final Set<String> NO_SUFFIXES = Set.of("IN", "ON", "UP", "OUT", "OFF", "BY",
            "TO", "FOR", "AND", "OR", "NOT", "ALL", "END", "KEY", "ID", "API", "URL", "OF", "AT",
            "IP", "UI", "DB", "SQL", "THE", "NEW", "OLD", "RUN", "SET", "GET", "PUT", "NULL");

    private ShortIds() {}

    /// Ids that stand together, and where.
    record Group(int from, int to, List<String> ids) {
        Group {
            ids = List.copyOf(ids);
        }

        String project() {
            String last = ids.getLast();
            return last.substring(0, last.lastIndexOf('-'));
        }
    }

    /// The groups of a line, in order.
    ///
    /// @param before project of the last id before this line; null when there was none
    static List<Group> in(String line, @Nullable String before) {
        List<Group> groups = new ArrayList<>();
        String project = before;
        int i = 0;
        while (i < line.length()) {
            int end = runEnd(line, i);
            if (end == i) {
                i++;
                continue;
            }
            String id = id(line, i, end, project, groups.isEmpty());
            if (id == null) {
                i = end;
                continue;
            }
            Group group = grow(line, i, i + idLength(line, i, end), id);
            groups.add(group);
            project = group.project();
            i = group.to();
        }
        return groups;
    }

    private static int runEnd(String line, int from) {
        int end = from;
        while (end < line.length() && isPart(line.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isPart(char letter) {
        return Character.isLetterOrDigit(letter) || letter == '-' || letter == '_';
    }

    // Without the dashes that end it.
    private static int idLength(String line, int from, int end) {
        int to = end;
        while (to > from && line.charAt(to - 1) == '-') {
            to--;
        }
        return to - from;
    }

    private static @Nullable String id(String line, int from, int end, @Nullable String project,
            boolean first) {
        boolean inAddress = from > 0 && "/=.&?#@%".indexOf(line.charAt(from - 1)) >= 0
                && line.charAt(from - 1) != '#';
        String run = line.substring(from, from + idLength(line, from, end));
        if (inAddress || run.length() > LENGTH_MAX) {
            return null;
        }
        if (run.startsWith("-")) {
            boolean begins = first && line.substring(0, from).isBlank();
            return begins && project != null && isSuffix(run.substring(1)) ? project + run : null;
        }
        return isId(run) ? run : null;
    }

    private static boolean isId(String run) {
        int dash = run.lastIndexOf('-');
        if (dash <= 0 || !run.equals(run.toUpperCase(Locale.ROOT))) {
            return false;
        }
        String project = run.substring(0, dash);
        return project.chars().anyMatch(Character::isLetter) && !NO_PROJECTS.contains(project)
                && isSuffix(run.substring(dash + 1));
    }

    private static boolean isSuffix(String text) {
        if (text.isEmpty() || text.length() > SUFFIX_MAX) {
            return false;
        }
        boolean digit = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            digit |= letter >= '0' && letter <= '9';
            if (!(letter >= '0' && letter <= '9') && !(letter >= 'A' && letter <= 'Z')) {
                return false;
            }
        }
        return digit || (text.length() <= LETTERS_MAX && !NO_SUFFIXES.contains(text));
    }

    // Further ids that follow with nothing but a separator between.
    private static Group grow(String line, int from, int end, String id) {
        List<String> ids = new ArrayList<>(List.of(id));
        int to = end;
        while (true) {
            int next = afterSeparator(line, to);
            int stop = next < 0 ? next : runEnd(line, next);
            if (stop <= next || next < 0) {
                return new Group(from, to, ids);
            }
            String run = line.substring(next, stop);
            String project = ids.getLast().substring(0, ids.getLast().lastIndexOf('-'));
            boolean slash = line.charAt(next - 1) == '/';
            if (isId(run)) {
                ids.add(run);
            } else if (run.startsWith("-") && isSuffix(run.substring(1))) {
                ids.add(project + run);
            } else if (slash && isSuffix(run)) {
                ids.add(project + "-" + run);
            } else {
                return new Group(from, to, ids);
            }
            to = stop;
        }
    }

    private static int afterSeparator(String line, int from) {
        int at = from;
        boolean separated = false;
        while (at < line.length() && " ,/&+".indexOf(line.charAt(at)) >= 0) {
            separated |= line.charAt(at) != ' ';
            at++;
        }
        if (line.startsWith("and ", at)) {
            return at + 4;
        }
        return separated && at < line.length() ? at : -1;
    }
}
