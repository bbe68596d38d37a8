package io.corral.domain.group;

import java.util.Set;

/// Values of everyday life that version 2 recognises at a position of a message: versions, time
/// zones, durations, colours, telephone numbers, documents with their directory.
final class MoreValues {

    /// Files that people bring, which no program has of its own.
    private static final Set<String> DOCUMENTS =
            Set.of(
                    "png", "jpg", "jpeg", "gif", "webp", "heic", "bmp", "tif", "tiff", "pdf", "csv",
                    "tsv", "xls", "xlsx", "doc", "docx", "ppt", "pptx", "odt", "ods", "rtf", "zip",
                    "rar", "7z", "mp3", "mp4", "mov", "avi", "wav", "webm", "mkv", "eml", "ics",
                    "vcf", "txt", "dwg", "psd", "ai", "epub", "gpx", "kml", "parquet", "avro");

    private static final Set<String> REGIONS =
            Set.of("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia",
                    "Europe", "Indian", "Pacific");

    private static final Set<String> MONTHS =
            Set.of(
                    "januar", "februar", "märz", "mai", "juni", "juli", "oktober", "dezember",
                    "jänner", "janvier", "février", "mars", "avril", "juin", "juillet", "août",
                    "septembre", "octobre", "novembre", "décembre", "enero", "febrero", "marzo",
                    "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
                    "noviembre", "diciembre", "gennaio", "febbraio", "aprile", "maggio", "giugno",
                    "luglio", "settembre", "ottobre", "dicembre", "janeiro", "fevereiro", "março",
                    "maio", "junho", "julho", "setembro", "outubro", "dezembro", "januari",
                    "februari", "maart", "mei", "augustus", "stycznia", "lutego", "marca",
                    "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września",
                    "października", "listopada", "grudnia", "января", "февраля", "марта",
                    "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
                    "декабря", "ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz",
                    "ağustos", "eylül", "ekim", "kasım", "aralık", "maj", "augusti", "april",
                    "august", "september", "november", "march", "may", "june", "july", "january",
                    "february", "october", "december");

    private static final String DAY_MARKS = "年月日時时分秒";

    private MoreValues() {}

    /// End of the version `v10.3.1-beta.2` or `2.3.1-SNAPSHOT` that fills a token; -1 when it is
    /// none.
    static boolean isVersion(String text, int from, int to) {
        int start = text.charAt(from) == 'v' || text.charAt(from) == 'V' ? from + 1 : from;
        int end = Names.skipDigits(text, start);
        int dots = 0;
        while (end > start && end + 1 < to && text.charAt(end) == '.'
                && Shapes.isDigit(text.charAt(end + 1))) {
            dots++;
            end = Names.skipDigits(text, end + 1);
        }
        if (dots == 0 || (start == from && dots == 1) || end == start) {
            return false;
        }
        if (end == to) {
            return true;
        }
        if ("-+".indexOf(text.charAt(end)) < 0 || !Character.isLetter(text.charAt(end + 1 < to
                ? end + 1
                : end))) {
            return false;
        }
        for (int i = end; i < to; i++) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c) && "-+._".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /// `Europe/Lisbon`, `America/Argentina/Buenos_Aires`.
    static boolean isZone(String text, int from, int to) {
        int slash = text.indexOf('/', from, to);
        return slash > from + 3 && slash + 1 < to && Character.isUpperCase(text.charAt(from))
                && Character.isUpperCase(text.charAt(slash + 1))
                && REGIONS.contains(text.substring(from, slash));
    }

    /// `P1D`, `PT15M`, `P1DT2H3.5S`.
    static boolean isDuration(String text, int from, int to) {
        if (to - from < 3 || text.charAt(from) != 'P') {
            return false;
        }
        boolean digit = false;
        for (int i = from + 1; i < to; i++) {
            char c = text.charAt(i);
            digit |= Shapes.isDigit(c);
            if (!Shapes.isDigit(c) && "TYMWDHS.".indexOf(c) < 0) {
                return false;
            }
        }
        return digit && !Shapes.isDigit(text.charAt(to - 1));
    }

    /// `#aabbcc`.
    static boolean isColour(String text, int from, int to) {
        int length = to - from - 1;
        return text.charAt(from) == '#' && (length == 6 || length == 8)
                && Shapes.isHex(text, from + 1, to);
    }

    /// `Rechnung.pdf`, with or without its directory.
    static boolean isDocument(String text, int from, int to) {
        int dot = text.lastIndexOf('.', to - 1);
        if (dot <= from || to - dot > 8 || !DOCUMENTS.contains(Shapes.lower(text, dot + 1, to))) {
            return false;
        }
        for (int i = from; i < dot; i++) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c) && "._-+@~\\/:%&#".indexOf(c) < 0) {
                return false;
            }
        }
        return Character.isLetterOrDigit(text.charAt(dot - 1));
    }

    /// End of the place for a value in a text that was not filled in, `%s`, `%(name)d`, `%05.2f`,
    /// `{}`, `{0}`, `{name}`, `${name}`; the position when there is none.
    static int endOfPlaceholder(String text, int at) {
        char c = text.charAt(at);
        if (c == '%') {
            boolean word = at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
            int from = text.startsWith("(", at + 1) ? text.indexOf(')', at) + 1 : at + 1;
            int end = from <= at || word ? text.length() : from;
            while (end < text.length() && "0123456789.+-#".indexOf(text.charAt(end)) >= 0) {
                end++;
            }
            boolean verb = end < text.length() && "sdrifxqvwo@u".indexOf(text.charAt(end)) >= 0
                    && (end + 1 == text.length()
                            || !Character.isLetterOrDigit(text.charAt(end + 1)));
            return verb ? end + 1 : at;
        }
        int open = c == '$' || c == '#' ? at + 1 : at;
        if (!text.startsWith("{", open)) {
            return at;
        }
        int end = open + 1;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end))
                || "_.".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return text.startsWith("}", end) && end - open < 40 ? end + 1 : at;
    }

    /// Whether a document of HTML or XML starts at the position, as the body of an answer does.
    static boolean startsDocument(String text, int at) {
        return text.regionMatches(true, at, "<html", 0, 5)
                || text.regionMatches(true, at, "<!doctype", 0, 9)
                || text.startsWith("<?xml", at);
    }

    /// `(555) 123-4567`: end of the number, the position when there is none.
    static int endOfPhone(String text, int at) {
        int digits = Names.skipDigits(text, at + 1);
        if (digits < at + 3 || digits > at + 6 || !text.startsWith(")", digits)) {
            return at;
        }
        int next = text.startsWith(" ", digits + 1) ? digits + 2 : digits + 1;
        int end = next;
        while (end < text.length() && (Shapes.isDigit(text.charAt(end))
                || (text.charAt(end) == '-' && end > next))) {
            end++;
        }
        return end - next >= 5 ? end : at;
    }

    /// End of a path of Windows whose directories have spaces in their names.
    static int endOfWindowsPath(String text, int from, int to) {
        boolean drive = to - from > 3 && Character.isLetter(text.charAt(from))
                && text.startsWith(":\\", from + 1);
        int end = to;
        for (int i = 0; i < 6 && drive && end < text.length() && text.charAt(end) == ' '; i++) {
            int back = text.indexOf('\\', end);
            if (back < 0 || back - end > 40) {
                break;
            }
            for (int c = end; c < back; c++) {
                if ("\"'<>|:*?,;()".indexOf(text.charAt(c)) >= 0) {
                    return end;
                }
            }
            end = Shapes.endOfToken(text, back);
        }
        return end;
    }

    /// Whether a word is a month in some language.
    static boolean isMonth(String text, int from, int to) {
        return to - from >= 3 && to - from <= 12 && MONTHS.contains(Shapes.lower(text, from, to));
    }

    /// End of what belongs to a number behind it: `°`, ` %`, a direction, a mark of a date in East
    /// Asia; the number's end when there is nothing.
    static int endOfMark(String text, int at) {
        if (at < text.length() && DAY_MARKS.indexOf(text.charAt(at)) >= 0) {
            return at + 1;
        }
        if (text.startsWith(" %", at)) {
            return at + 2;
        }
        if (at >= text.length() || text.charAt(at) != '°') {
            return at;
        }
        int letter = text.startsWith(" ", at + 1) ? at + 2 : at + 1;
        boolean direction = letter < text.length()
                && "NSEWCFO".indexOf(text.charAt(letter)) >= 0
                && (letter + 1 == text.length()
                        || !Character.isLetterOrDigit(text.charAt(letter + 1)));
        return direction ? letter + 1 : at + 1;
    }

    /// A text in which spaces, digits and marks of other scripts are the plain ones, each at its
    /// place.
    static String plain(String text) {
        int i = 0;
        while (i < text.length() && text.charAt(i) < 128) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        char[] plain = text.toCharArray();
        for (; i < plain.length; i++) {
            char c = plain[i];
            if (c == '\u00a0' || c == '\u202f' || c == '\u2009' || c == '\u3000') {
                plain[i] = ' ';
            } else if (c >= '\uff01' && c <= '\uff5e') {
                plain[i] = (char) (c - 0xfee0);
            } else if (c > 128 && Character.isDigit(c)) {
                plain[i] = (char) ('0' + Character.digit(c, 10));
            }
        }
        return new String(plain);
    }
}
