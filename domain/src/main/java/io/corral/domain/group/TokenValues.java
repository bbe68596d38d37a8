package io.corral.domain.group;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Values that version 2 of the algorithm recognises by looking at a whole token: what services,
/// clusters and libraries make up.
final class TokenValues {

    private static final int ID_MIN = 10;

    private static final int RANDOM_MIN = 16;

    /// Alphabet of the suffixes that Kubernetes gives to pods.
    private static final String POD = "bcdfghjklmnpqrstvwxz2456789";

    /// Files that people bring, rather than files of a program.
    private static final Set<String> DOCUMENTS =
            Set.of(
                    "png", "jpg", "jpeg", "gif", "webp", "heic", "svg", "bmp", "tif", "tiff", "pdf",
                    "csv", "tsv", "xls", "xlsx", "doc", "docx", "ppt", "pptx", "odt", "ods", "txt",
                    "rtf", "zip", "gz", "tar", "7z", "rar", "mp3", "mp4", "mov", "avi", "wav",
                    "webm", "mkv", "xml", "json", "log", "parquet", "avro", "eml", "ics", "vcf",
                    "dump", "bak", "tmp", "part", "pb", "bin", "dat");

    /// Last labels of host names that no file and no class has.
    private static final Set<String> DOMAINS =
            Set.of(
                    "com", "net", "org", "edu", "gov", "int", "arpa", "internal", "local",
                    "localdomain", "lan", "corp", "intranet", "cloud", "dev", "cluster", "svc",
                    "example", "invalid", "de", "fr", "uk", "nl", "it", "es", "pl", "ch", "se",
                    "dk", "fi", "cz", "eu", "us", "ca", "br", "mx", "ar", "jp", "cn", "kr", "au",
                    "nz", "za", "ru", "ua", "tr", "il", "info", "biz", "xyz", "site", "online",
                    "tech", "shop");

    private TokenValues() {}

    /// What kind of value the token is; null when it has to be read in pieces.
    static @Nullable String kind(String text, int from, int to) {
        if (to - from < 3) {
            return null;
        }
        if (isEncoded(text, from, to)) {
            return "token";
        }
        if (isHost(text, from, to)) {
            return "host";
        }
        if (isPrefixed(text, from, to) || isRandom(text, from, to)) {
            return "random";
        }
        if (isDocument(text, from, to) || MoreValues.isDocument(text, from, to)) {
            return "file";
        }
        if (MoreValues.isVersion(text, from, to)) {
            return "version";
        }
        if (MoreValues.isZone(text, from, to)) {
            return "zone";
        }
        if (MoreValues.isDuration(text, from, to)) {
            return "quantity";
        }
        if (MoreValues.isColour(text, from, to)) {
            return "colour";
        }
        return isSeat(text, from, to) ? "reference" : null;
    }

    /// Base 64 with its marks, which must not be taken for a path.
    private static boolean isEncoded(String text, int from, int to) {
        if (to - from < 20 || !Character.isLetterOrDigit(text.charAt(from))) {
            return false;
        }
        boolean marks = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean mark = c == '+' || c == '/' || (c == '=' && i >= to - 2);
            marks |= mark;
            if (!isAscii(c) && !mark) {
                return false;
            }
        }
        return marks && hasBothCases(text, from, to) && words(text, from, to) * 27 >= (to - from)
                * 10;
    }

    /// `pi_7cdX6TgbrPxNT478`, `sk_live_51H...`, `cus-9f8a...`: a short prefix in small letters and
    /// an id that no person would write.
    private static boolean isPrefixed(String text, int from, int to) {
        int start = from;
        for (int part = 0; part < 3; part++) {
            int end = Shapes.endOfLetters(text, start, to);
            boolean prefix = end > start && end - start <= 8 && end < to
                    && (text.charAt(end) == '_' || text.charAt(end) == '-')
                    && isLower(text, start, end);
            if (!prefix) {
                return part > 0 && isId(text, start, to);
            }
            start = end + 1;
        }
        return isId(text, start, to);
    }

    /// `seat 4A`, `cell 2F`: one of the numbered places that the word before announces.
    static boolean isPlaceOf(String text, int from, int to, String lastWord) {
        int digits = Names.skipDigits(text, from);
        boolean shape = digits > from && digits == to - 1 && to - from <= 4
                && Character.isUpperCase(text.charAt(to - 1));
        return shape && switch (lastWord) {
            case "seat", "cell", "row", "gate", "bay", "berth", "slot", "door", "locker",
                    "platform", "place", "room", "stand", "box", "unit", "apartment", "booth",
                    "table", "pier", "dock", "lane", "track", "aisle", "rack" ->
                true;
            default -> false;
        };
    }

    /// `meadow_600261`: what somebody called a thing, and its number. Parts of machines and of
    /// schemas are numbered too; there the word tells something.
    ///
    /// @param lastWord the word before it
    static boolean isNumberedName(String text, int from, int to, String lastWord) {
        int mark = Shapes.endOfLetters(text, from, to);
        boolean shape = mark - from > 3 && to - mark > 2 && text.charAt(mark) == '_'
                && Names.skipDigits(text, mark + 1) == to && isLower(text, from, mark);
        boolean years = shape && to - mark == 5 && (text.startsWith("_19", mark)
                || text.startsWith("_20", mark));
        return shape && !years && !ValueWords.announcesName(lastWord)
                && !ValueWords.isNumbered(Shapes.lower(text, from, mark));
    }

    private static boolean isId(String text, int from, int to) {
        if (to - from < ID_MIN || Shapes.endOfRun(text, from, to) != to) {
            return false;
        }
        boolean digits = false;
        for (int i = from; i < to; i++) {
            digits |= Shapes.isDigit(text.charAt(i));
        }
        boolean hex = digits && Shapes.isHex(text, from, to);
        return hex || (hasBothCases(text, from, to)
                && words(text, from, to) * 27 >= (to - from) * 10);
    }

    /// Random letters of both cases, as nanoid, YouTube and Firebase make them.
    private static boolean isRandom(String text, int from, int to) {
        int length = to - from;
        boolean digits = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            digits |= Shapes.isDigit(c);
            if (!isAscii(c) && c != '_' && c != '-') {
                return false;
            }
        }
        return length >= (digits ? ID_MIN : RANDOM_MIN) && length <= 128
                && hasBothCases(text, from, to) && words(text, from, to) * 26 >= length * 10;
    }

    /// Runs that a person would see as words: a capital with the small letters after it, capitals
    /// together, digits together. In made-up ids they are two characters long.
    private static int words(String text, int from, int to) {
        int words = 0;
        char before = '-';
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (isAscii(c)) {
                boolean starts = kindOf(c) != kindOf(before)
                        && !(kindOf(c) == 'a' && kindOf(before) == 'A'
                                && (i < from + 2 || kindOf(text.charAt(i - 2)) != 'A'));
                words += starts ? 1 : 0;
            }
            before = c;
        }
        return words;
    }

    private static char kindOf(char c) {
        if (c >= 'a' && c <= 'z') {
            return 'a';
        }
        if (c >= 'A' && c <= 'Z') {
            return 'A';
        }
        return Shapes.isDigit(c) ? '0' : '-';
    }

    private static boolean isAscii(char c) {
        return kindOf(c) != '-';
    }

    private static boolean hasBothCases(String text, int from, int to) {
        boolean upper = false;
        boolean lower = false;
        for (int i = from; i < to; i++) {
            upper |= kindOf(text.charAt(i)) == 'A';
            lower |= kindOf(text.charAt(i)) == 'a';
        }
        return upper && lower;
    }

    private static boolean isLower(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (kindOf(text.charAt(i)) != 'a') {
                return false;
            }
        }
        return true;
    }

    /// `api.example.com`, `db-3.prod.internal`: labels between dots that end in a domain.
    private static boolean isHost(String text, int from, int to) {
        int dot = text.lastIndexOf('.', to - 1);
        if (dot <= from + 1 || !DOMAINS.contains(text.substring(dot + 1, to))) {
            return false;
        }
        for (int i = from; i < dot; i++) {
            char c = text.charAt(i);
            boolean label = kindOf(c) == 'a' || kindOf(c) == '0' || c == '-' || c == '_';
            if (!label && (c != '.' || text.charAt(i + 1) == '.')) {
                return false;
            }
        }
        return kindOf(text.charAt(from)) != '-';
    }

    /// `quartz_77613.png`: a document whose name has a number or an id in it.
    private static boolean isDocument(String text, int from, int to) {
        int dot = text.lastIndexOf('.', to - 1);
        if (dot <= from || to - dot > 8 || !DOCUMENTS.contains(Shapes.lower(text, dot + 1, to))) {
            return false;
        }
        boolean digits = false;
        for (int i = from; i < dot; i++) {
            char c = text.charAt(i);
            digits |= Shapes.isDigit(c);
            if (!Character.isLetterOrDigit(c) && "._-+@~()".indexOf(c) < 0) {
                return false;
            }
        }
        return digits;
    }

    /// `23F`, `7C`: a number with one capital behind it.
    private static boolean isSeat(String text, int from, int to) {
        int digits = Names.skipDigits(text, from);
        return digits > from && digits - from <= 4 && digits == to - 1
                && kindOf(text.charAt(digits)) == 'A';
    }

    /// Where the hash of a pod's name starts: `7d9c8b6f5-x2x9k` at the end of
    /// `web-7d9c8b6f5-x2x9k`; -1 when the token is no pod.
    static int podHash(String text, int from, int to) {
        int dash = to - 6;
        if (dash <= from || text.charAt(dash) != '-' || !isOf(text, dash + 1, to, POD)) {
            return -1;
        }
        int start = text.lastIndexOf('-', dash - 1) + 1;
        int length = dash - start;
        boolean hash = start > from && length >= 6 && length <= 10
                && (isOf(text, start, dash, POD) || Shapes.isHex(text, start, dash))
                && (hasDigit(text, start, dash) || !hasVowel(text, start, to));
        return hash ? start : -1;
    }

    private static boolean isOf(String text, int from, int to, String alphabet) {
        for (int i = from; i < to; i++) {
            if (alphabet.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasVowel(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if ("aeiouy".indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasDigit(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Shapes.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
