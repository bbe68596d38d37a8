package io.corral.testkit.grouping;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What stands in messages and differs from event to event.
final class SlotValues {

    private static final String HEX = "0123456789abcdef";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String DIGITS = "0123456789";
    private static final String UPPER = LOWER.toUpperCase(Locale.ROOT);
    private static final List<String> FIRST = List.of("Anna", "Björn", "Chiara", "Dmitri", "Esra",
            "François", "Grace", "Hiroshi", "Ines", "José", "Kwame", "Linh", "Maeve", "Noor");
    private static final List<String> LAST = List.of("Svensson", "Okafor", "O'Brien", "García",
            "Müller", "Nakamura", "van der Berg", "Kowalska", "Silva", "Haddad", "Novák", "Ali");
    private static final List<String> COMPANY = List.of("Nordwind GmbH", "Acme Corp.", "Blue Fern",
            "Sakura Foods K.K.", "Tide & Sons", "Étoile SARL", "Pampa Norte S.A.");
    private static final List<String> CITY = List.of("Bergen", "São Paulo", "Zürich", "Lagos",
            "New York", "Kyoto", "Gdańsk", "Porto", "Rio Gallegos", "Stoke-on-Trent");
    private static final List<String> TITLE = List.of("Summer menu", "Quarterly report (draft)",
            "Mein Urlaub", "untitled", "Team offsite 2026!", "Invoice run", "Привет",
            "Ferie i fjorden", "todo");
    private static final List<String> WORD = List.of("harbour", "granite", "meadow", "lantern",
            "copper", "willow", "saffron", "pebble", "juniper", "quartz", "tundra", "velvet");
    private static final List<String> MONTH = List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun",
            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final List<String> DAY = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat",
            "Sun");

    private SlotValues() {}

    /// A value of the kind, or null when there is no such kind.
    static @Nullable String of(String kind, RandomGenerator random) {
        String value = id(kind, random);
        value = value == null ? address(kind, random) : value;
        value = value == null ? time(kind, random) : value;
        value = value == null ? name(kind, random) : value;
        value = value == null ? amount(kind, random) : value;
        value = value == null ? path(kind, random) : value;
        value = value == null ? token(kind, random) : value;
        return value == null ? structure(kind, random) : value;
    }

    private static @Nullable String id(String kind, RandomGenerator random) {
        return switch (kind) {
            case "int" -> number(random, 1, 6);
            case "order" -> number(random, 4, 9);
            case "uuid" ->
                hex(random, 8) + "-" + hex(random, 4) + "-4" + hex(random, 3) + "-a"
                        + hex(random, 3) + "-" + hex(random, 12);
            case "oid" -> "6" + hex(random, 23);
            case "ulid" -> "01J" + from(random, "0123456789ABCDEFGHJKMNPQRSTVWXYZ", 23);
            case "sku" ->
                from(random, UPPER, random.nextInt(2, 4)) + "-" + number(random, 3, 6);
            case "invoice" -> "INV-202" + random.nextInt(3, 7) + "-" + number(random, 5, 5);
            case "nano" ->
                from(random, UPPER, 2) + from(random, LOWER + UPPER + DIGITS + "_-", 17)
                        + from(random, DIGITS, 2);
            case "stripe" ->
                "pi_" + random.nextInt(1, 9) + from(random, LOWER + UPPER + DIGITS, 23);
            case "seat" -> number(random, 1, 2) + from(random, "ABCDEF", 1);
            default -> null;
        };
    }

    private static @Nullable String address(String kind, RandomGenerator random) {
        return switch (kind) {
            case "ip" ->
                random.nextInt(1, 255) + "." + random.nextInt(256) + "." + random.nextInt(256)
                        + "." + random.nextInt(1, 255);
            case "ip6" ->
                "2001:db8:" + hex(random, 4) + "::" + hex(random, 4) + ":"
                        + hex(random, 3);
            case "port" -> String.valueOf(random.nextInt(1024, 65000));
            case "host" -> pick(random, WORD) + random.nextInt(1, 30) + ".prod.example.net";
            case "email" ->
                pick(random, WORD) + pick(random, List.of("", ".", "_", "+"))
                        + number(random, 1, 3) + "@" + pick(random, WORD) + ".example";
            case "url" ->
                "https://" + pick(random, WORD) + ".example.com/" + pick(random, WORD)
                        + "/" + number(random, 2, 7) + "?ref=" + hex(random, 6);
            case "mac" ->
                hex(random, 2) + ":" + hex(random, 2) + ":" + hex(random, 2) + ":"
                        + hex(random, 2) + ":" + hex(random, 2) + ":" + hex(random, 2);
            case "phone" ->
                "+" + random.nextInt(1, 99) + " " + number(random, 3, 3) + " "
                        + number(random, 6, 7);
            default -> null;
        };
    }

    private static @Nullable String time(String kind, RandomGenerator random) {
        int month = random.nextInt(12);
        int day = random.nextInt(1, 29);
        int hour = random.nextInt(24);
        int minute = random.nextInt(60);
        int second = random.nextInt(60);
        int year = random.nextInt(2019, 2028);
        return switch (kind) {
            case "date" -> "%d-%02d-%02d".formatted(year, month + 1, day);
            case "isotime" ->
                "%d-%02d-%02dT%02d:%02d:%02d%s".formatted(year, month + 1, day, hour,
                        minute, second, pick(random, List.of("Z", ".123Z", "+02:00")));
            case "sqltime" ->
                "%d-%02d-%02d %02d:%02d:%02d".formatted(year, month + 1, day, hour,
                        minute, second);
            case "rfctime" ->
                "%s, %02d %s %d %02d:%02d:%02d GMT".formatted(pick(random, DAY), day,
                        MONTH.get(month), year, hour, minute, second);
            case "usdate" -> "%02d/%02d/%d".formatted(month + 1, day, year);
            case "dedate" -> "%02d.%02d.%d".formatted(day, month + 1, year);
            case "clock" -> "%02d:%02d:%02d".formatted(hour, minute, second);
            case "epoch" -> String.valueOf(1_600_000_000L + random.nextInt(300_000_000));
            case "epochms" -> String.valueOf(1_600_000_000_000L + random.nextInt(2_000_000_000));
            case "duration" ->
                random.nextInt(1, 90) + pick(random, List.of("ms", " ms", ".5s", "s",
                        " seconds", "m"));
            case "ms" -> random.nextInt(2, 90_000) + "ms";
            default -> null;
        };
    }

    private static @Nullable String name(String kind, RandomGenerator random) {
        return switch (kind) {
            case "person" -> pick(random, FIRST) + " " + pick(random, LAST);
            case "user" -> pick(random, WORD) + number(random, 1, 3);
            case "company" -> pick(random, COMPANY);
            case "city" -> pick(random, CITY);
            case "title" -> pick(random, TITLE);
            case "word" -> pick(random, WORD);
            default -> null;
        };
    }

    private static @Nullable String amount(String kind, RandomGenerator random) {
        return switch (kind) {
            case "amount" ->
                random.nextInt(1, 10) + pick(random, List.of("", "," + number(random, 3, 3)))
                        + "." + number(random, 2, 2);
            case "money" ->
                pick(random, List.of("€", "$", "£")) + number(random, 1, 3) + "."
                        + number(random, 2, 2);
            case "currency" ->
                number(random, 1, 3) + "." + number(random, 2, 2) + " "
                        + pick(random, List.of("EUR", "USD", "NOK", "JPY"));
            case "percent" -> random.nextInt(1, 101) + "%";
            case "float" ->
                pick(random, List.of("", "-")) + random.nextInt(0, 200) + "."
                        + number(random, 1, 9);
            case "bytes" ->
                random.nextInt(1, 999) + pick(random, List.of(" MB", "KB", " bytes", ".5 GiB"));
            case "count" -> String.valueOf(random.nextInt(2, 5000));
            default -> null;
        };
    }

    private static @Nullable String path(String kind, RandomGenerator random) {
        return switch (kind) {
            case "path" ->
                "/home/" + pick(random, WORD) + "/uploads/" + pick(random, WORD) + "-"
                        + number(random, 1, 4) + pick(random, List.of(".pdf", ".csv", ".jpeg"));
            case "winpath" ->
                "C:\\Users\\" + pick(random, FIRST) + "\\Documents\\" + pick(random, WORD)
                        + number(random, 1, 3) + ".xlsx";
            case "tmp" -> "/tmp/tmp" + from(random, LOWER + DIGITS + "_", 8) + "/export.csv";
            case "bucket" ->
                "s3://" + pick(random, WORD) + "-data/2026/" + number(random, 2, 2) + "/"
                        + hex(random, 12) + ".parquet";
            case "file" -> pick(random, WORD) + "_" + number(random, 1, 5) + ".png";
            default -> null;
        };
    }

    private static @Nullable String token(String kind, RandomGenerator random) {
        return switch (kind) {
            case "hex32" -> hex(random, 32);
            case "hex40" -> hex(random, 40);
            case "hex64" -> hex(random, 64);
            case "hex16" -> hex(random, 16);
            case "sha7" -> "a" + hex(random, 5) + random.nextInt(10);
            case "jwt" ->
                "eyJhbGciOiJIUzI1NiJ9.eyJ" + from(random, LOWER + UPPER + DIGITS, 40) + "."
                        + from(random, LOWER + UPPER + DIGITS + "_-", 43);
            case "base64" -> from(random, LOWER + UPPER + DIGITS + "+/", 42) + "==";
            case "container" -> hex(random, 11) + random.nextInt(10);
            case "pod" ->
                "booking-api-" + from(random, "bcdfghjklmnpqrstvwxz2456789", 9) + "-"
                        + from(random, "bcdfghjklmnpqrstvwxz2456789", 5);
            case "ptr" -> "0x" + hex(random, random.nextInt(7, 13));
            case "identity" -> hex(random, random.nextInt(6, 9));
            case "region" -> "us-east-" + random.nextInt(1, 5);
            default -> null;
        };
    }

    private static @Nullable String structure(String kind, RandomGenerator random) {
        return switch (kind) {
            case "json" ->
                "{\"id\":" + number(random, 2, 6) + ",\"name\":\"" + pick(random, FIRST)
                        + "\",\"tags\":[" + list(random, "\"", "\"") + "]}";
            case "jsonlist" -> "[" + list(random, "{\"sku\": \"", "\"}") + "]";
            case "dict" -> "{'id': " + number(random, 2, 6) + ", 'city': '" + pick(random, CITY)
                    + "'}";
            case "list" -> "[" + list(random, "", "") + "]";
            case "numbers" -> numbers(random, ", ");
            case "tuple" -> "(" + numbers(random, ", ") + ")";
            case "binds" -> "(" + "?, ".repeat(random.nextInt(1, 9)) + "?)";
            case "html" ->
                "<html><head><title>502 Bad Gateway</title></head><body>Request "
                        + hex(random, 16) + " from 10.0." + random.nextInt(255) + "."
                        + random.nextInt(255) + "</body></html>";
            default -> null;
        };
    }

    private static String list(RandomGenerator random, String before, String after) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            text.append(text.isEmpty() ? "" : ", ").append(before).append(pick(random, WORD))
                    .append(after);
        }
        return text.toString();
    }

    private static String numbers(RandomGenerator random, String between) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(2, 7); i > 0; i--) {
            text.append(text.isEmpty() ? "" : between).append(number(random, 1, 5));
        }
        return text.toString();
    }

    private static <T> T pick(RandomGenerator random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static String hex(RandomGenerator random, int length) {
        return from(random, HEX, length);
    }

    /// A number with so many digits, without a zero in front.
    private static String number(RandomGenerator random, int min, int max) {
        int length = min == max ? min : random.nextInt(min, max + 1);
        return from(random, "123456789", 1) + from(random, DIGITS, length - 1);
    }

    private static String from(RandomGenerator random, String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
