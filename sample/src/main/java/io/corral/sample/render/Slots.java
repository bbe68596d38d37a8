package io.corral.sample.render;

import java.util.random.RandomGenerator;

/// The generators of slots.
///
/// | slot | text |
/// |---|---|
/// | `int:MIN:MAX` | a decimal number, both ends included |
/// | `money:MIN:MAX` | the same with two decimals |
/// | `hex:N`, `word:N` | N hex digits, N letters |
/// | `uuid`, `ip` | a random UUID, an IPv4 address of a documentation range |
/// | `pick:A\|B\|C` | one of the texts, anew each time |
/// | `line:N`, `lambda:N` | N moved by an amount that is fixed within one build |
/// | `stable:N`, `mangled:K` | N hex digits, or the K-th minified name, fixed within one build |
///
/// A build is what the named text `build` says, so every setting defines it.
record Slots(Scene scene, RandomGenerator random, Values values) {

    private static final int LINE_SHIFT_MAX = 48;
    private static final int LAMBDA_SHIFT_MAX = 6;
    private static final String NAME_START =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ$_";
    private static final String NAME_PART = NAME_START + "0123456789";

    String generate(String expression) {
        int colon = expression.indexOf(':');
        String kind = colon < 0 ? expression : expression.substring(0, colon);
        String arguments = colon < 0 ? "" : expression.substring(colon + 1);
        return switch (kind) {
            case "int" -> values.digits(first(arguments), second(arguments));
            case "money" -> values.digits(first(arguments), second(arguments)) + "."
                    + values.digits(10, 99);
            case "hex" -> values.hex((int) first(arguments));
            case "word" -> values.letters((int) first(arguments));
            case "uuid" -> uuid();
            case "ip" -> pick("192.0.2.|198.51.100.|203.0.113.") + values.digits(100, 254);
            case "pick" -> pick(arguments);
            case "line" -> Long.toString(line(first(arguments)));
            case "lambda" -> Long.toString(first(arguments) + shift("lambda", LAMBDA_SHIFT_MAX));
            case "stable" -> stableHex("hex", (int) first(arguments));
            case "mangled" -> mangled(arguments);
            default -> throw new IllegalStateException("unknown slot: ${" + expression + "}");
        };
    }

    /// A source line moved by what this build has above it.
    long line(long base) {
        return base + shift("line" + base / 100, LINE_SHIFT_MAX);
    }

    /// Hex digits that are the same for one key within one build.
    String stableHex(String key, int length) {
        var text = new StringBuilder();
        for (int i = 0; text.length() < length; i++) {
            text.append(String.format("%016x", stable(key + "#" + i)));
        }
        return text.substring(0, length);
    }

    /// A number that is the same for one key within one build.
    long stable(String key) {
        long hash = 0xcbf29ce484222325L;
        String text = scene.slot("build") + "|" + key;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93L;
        hash = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93L;
        return hash ^ (hash >>> 32);
    }

    private long shift(String key, int max) {
        return Math.floorMod(stable(key), max);
    }

    private String mangled(String key) {
        long hash = stable("name" + key) >>> 1;
        char first = NAME_START.charAt((int) (hash % NAME_START.length()));
        char second = NAME_PART.charAt((int) (hash / 64 % NAME_PART.length()));
        return "" + first + second;
    }

    private String uuid() {
        return values.hex(8) + "-" + values.hex(4) + "-4" + values.hex(3) + "-a" + values.hex(3)
                + "-" + values.hex(12);
    }

    private String pick(String alternatives) {
        String[] texts = alternatives.split("\\|", -1);
        return texts[random.nextInt(texts.length)];
    }

    private static long first(String arguments) {
        int colon = arguments.indexOf(':');
        return Long.parseLong(colon < 0 ? arguments : arguments.substring(0, colon));
    }

    private static long second(String arguments) {
        return Long.parseLong(arguments.substring(arguments.indexOf(':') + 1));
    }
}
