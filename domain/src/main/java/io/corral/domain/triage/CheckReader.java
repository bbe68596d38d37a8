package io.corral.domain.triage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a check of the program itself says, where nothing was thrown or something caught it: that
/// money went wrong, that data of one went to another, or how full a machine is. Words name what is
/// compared; that two amounts, or the numbers of two people, stand beside each other says the rest.
final class CheckReader {

    private static final Set<String> CURRENCIES = Set.of("eur", "usd", "gbp", "chf", "pln", "sek",
            "nok", "dkk", "czk", "huf", "ron", "brl", "jpy", "cny", "inr", "try", "aud", "cad",
            "mxn", "zar", "euro", "euros", "dollar", "dollars", "kr", "zl", "cents", "cent");
    private static final Set<String> TWICE = Set.of("twice", "again", "double", "doubled",
            "duplicate", "duplicated", "repeated", "each", "doppelt", "zweimal", "erneut",
            "deux", "veces", "novamente", "dwukrotnie", "ponownie", "volte");
    private static final Set<String> TIMES = Set.of("x", "times", "mal", "fois", "captures",
            "charges", "debits", "payments", "raz", "razy", "keer");
    private static final Set<String> UNITS = Set.of("mb", "gb", "tb", "kb", "g", "m", "gib", "mib",
            "kib", "bytes", "ms", "rps", "inodes", "fds", "s");
    private static final Pattern BETWEEN = Pattern.compile("[^A-Za-z0-9-]");
    private static final int SHORT = 3;
    private static final int PREFIX_MAX = 5;
    private static final int TOKENS_MAX = 200;

    private CheckReader() {}

    /// Needs the signals of [EndingReader], [ShapeReader] and [ReachReader].
    static void read(IssueReading reading, Evidence evidence) {
        if (evidence.has(SignalType.UNHANDLED)) {
            return;
        }
        for (Place place : reading.places()) {
            if (place.kind() == Place.Kind.MESSAGE || place.kind() == Place.Kind.WARNING) {
                readLost(place, evidence);
            }
        }
        for (Place place : reading.places(Place.Kind.MESSAGE)) {
            readParties(place, evidence);
            if (reading.isLogged() || reading.isMild()) {
                readReferences(place, evidence);
            }
            if (reading.isLogged()) {
                readMoney(reading, place, evidence);
                readGauge(place, evidence);
            }
        }
    }

    // "session owner 97714 received animal 4410 (owner 98102)"
    private static void readParties(Place place, Evidence evidence) {
        if (!place.mentions().has(Topic.PARTY)) {
            return;
        }
        List<String> words = place.mentions().words();
        Map<String, String> numbers = new HashMap<>();
        for (int i = 0; i + 1 < words.size(); i++) {
            String party = words.get(i);
            String number = numberAfter(words, i);
            if (!number.isEmpty() && Mentions.isAbout(party, Topic.PARTY)) {
                String before = numbers.putIfAbsent(party, number);
                if (before != null && !before.equals(number)) {
                    evidence.add(SignalType.OTHER_PEOPLES_DATA,
                            party + " " + before + " and " + party + " " + number,
                            place.source());
                }
            }
        }
    }

    // "confirmation SK-71190 printed with documents of SK-71189"
    private static void readReferences(Place place, Evidence evidence) {
        String text = place.text();
        if (text.indexOf('-') == text.lastIndexOf('-')) {
            return;
        }
        Map<String, String> numbers = new HashMap<>();
        for (String word : BETWEEN.split(text, TOKENS_MAX)) {
            int dash = word.indexOf('-');
            if (isReference(word, dash)) {
                String before = numbers.putIfAbsent(word.substring(0, dash), word);
                if (before != null && !before.equals(word)) {
                    evidence.add(SignalType.OTHER_PEOPLES_DATA, before + " and " + word,
                            place.source());
                }
            }
        }
    }

    private static boolean isReference(String word, int dash) {
        boolean prefix = dash >= 2 && dash <= PREFIX_MAX
                && word.substring(0, dash).chars().allMatch(each -> each >= 'A' && each <= 'Z');
        String number = word.substring(dash + 1);
        return prefix && number.length() > SHORT && NotesReader.isNumber(number);
    }

    // "2 rows lost", and not "0 rows lost"
    private static void readLost(Place place, Evidence evidence) {
        if (!place.mentions().has(Topic.DESTROYED)) {
            return;
        }
        List<String> words = place.mentions().words();
        for (int i = 2; i < words.size(); i++) {
            if (NotesReader.isNumber(words.get(i - 2)) && !words.get(i - 2).equals("0")
                    && !NotesReader.isNumber(words.get(i - 1))
                    && Mentions.isAbout(words.get(i), Topic.DESTROYED)
                    && !Mentions.isAbout(words.get(i - 1), Topic.TELEMETRY)) {
                evidence.add(SignalType.WORK_LOST, "\"" + words.get(i - 1) + " " + words.get(i)
                        + "\" in " + Shown.of(place.text()), place.source());
            }
        }
    }

    private static String numberAfter(List<String> words, int i) {
        if (NotesReader.isNumber(words.get(i + 1))) {
            return words.get(i + 1);
        }
        boolean link = words.get(i + 1).length() <= SHORT && i + 2 < words.size();
        return link && NotesReader.isNumber(words.get(i + 2)) ? words.get(i + 2) : "";
    }

    private static void readMoney(IssueReading reading, Place place, Evidence evidence) {
        Mentions mentions = place.mentions();
        Optional<String> charged = mentions.first(Topic.CHARGED);
        if (charged.isEmpty() || mentions.has(Topic.PREVIEW) || isTechnical(mentions)) {
            return;
        }
        List<String> words = mentions.words();
        int amounts = amounts(place.text());
        boolean odd = mentions.has(Topic.DISAGREES) || amounts > 1 || isTwice(words);
        boolean money = amounts > 0 || words.stream().anyMatch(CURRENCIES::contains)
                || reading.find(Topic.PAYMENT, each -> each.kind() != Place.Kind.CRUMB)
                        .isPresent();
        if (odd && money) {
            evidence.add(SignalType.WRONG_MONEY,
                    "\"" + charged.get() + "\" in " + Shown.of(place.text()), place.source());
        }
    }

    private static boolean isTechnical(Mentions mentions) {
        return mentions.has(Topic.INFRASTRUCTURE) || mentions.has(Topic.TIMEOUT)
                || mentions.has(Topic.RESOURCE_LIMIT);
    }

    private static boolean isTwice(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (TWICE.contains(words.get(i)) || (i > 0 && TIMES.contains(words.get(i))
                    && isSeveral(words.get(i - 1)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSeveral(String number) {
        return number.length() == 1 && number.charAt(0) >= '2' && number.charAt(0) <= '9';
    }

    // How many different numbers with two decimals, as prices are written, stand in a text.
    private static int amounts(String text) {
        String first = "";
        for (int i = 1; i + 2 < text.length(); i++) {
            char point = text.charAt(i);
            if ((point == '.' || point == ',') && isDigit(text, i - 1) && isDigit(text, i + 1)
                    && isDigit(text, i + 2) && !goesOn(text, i + 3)) {
                int from = i - 1;
                while (isDigit(text, from - 1)) {
                    from--;
                }
                String amount = text.substring(from, i + 3);
                if (!first.isEmpty() && !first.equals(amount)) {
                    return 2;
                }
                first = amount;
            }
        }
        return first.isEmpty() ? 0 : 1;
    }

    private static boolean isDigit(String text, int i) {
        return i >= 0 && i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }

    // A version or an address goes on after its second number.
    private static boolean goesOn(String text, int i) {
        return isDigit(text, i) || (i < text.length() && text.charAt(i) == '.'
                && isDigit(text, i + 1));
    }

    private static void readGauge(Place place, Evidence evidence) {
        Optional<String> gauge = place.mentions().first(Topic.GAUGE);
        if (gauge.isPresent() && !evidence.hasAny(SignalType.ESCALATING, SignalType.USERS_PER_HOUR)
                && !place.mentions().has(Topic.WORK_LOST) && isMeasured(place)) {
            evidence.add(SignalType.GAUGE, Shown.of(place.text()), place.source());
        }
    }

    private static boolean isMeasured(Place place) {
        String text = place.text();
        for (int i = text.indexOf('%'); i > 0; i = text.indexOf('%', i + 1)) {
            if (isDigit(text, i - 1) || (text.charAt(i - 1) == ' ' && isDigit(text, i - 2))) {
                return true;
            }
        }
        List<String> words = place.mentions().words();
        for (int i = 1; i < words.size(); i++) {
            boolean counted = NotesReader.isNumber(words.get(i - 1));
            if (counted && (UNITS.contains(words.get(i)) || words.get(i).equals("of"))) {
                return true;
            }
        }
        return false;
    }
}
