package io.corral.testkit.grouping.third;

import io.corral.testkit.grouping.Slots;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// What chance decides of one event: values in messages as in [Slots], and these of the place:
/// `{root}` the application's directory, `{n}` a number a compiler chose, `{h8}`, `{h16}`, `{h32}`
/// hex digits, `{b7}`, `{b8}` letters and digits of a bundler, `{v}` a version such as 4.17.2.
///
/// @param seed events with equal seeds have equal values
record Place(long seed) {

    private static final List<String> ROOTS = List.of("/app", "/srv/app", "/usr/src/app",
            "/var/www/html", "/home/deploy/shop/releases/20261103094512", "/opt/acme/current",
            "/workspace", "/Users/dev/src/shop", "/code", "/builds/acme/shop");
    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    @Nullable
    String fill(@Nullable String text) {
        if (text == null || text.indexOf('{') < 0) {
            return text;
        }
        var random = new SplittableRandom(seed);
        String filled = text.replace("{root}", ROOTS.get(random.nextInt(ROOTS.size())))
                .replace("{n}", String.valueOf(random.nextInt(1, 60)))
                .replace("{h8}", hex(random, 8)).replace("{h16}", hex(random, 16))
                .replace("{h32}", hex(random, 16) + hex(random, 16))
                .replace("{v}", random.nextInt(1, 9) + "." + random.nextInt(30) + "."
                        + random.nextInt(10));
        StringBuilder bundler = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            bundler.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return Slots.of(seed).fill(filled.replace("{b8}", bundler)
                .replace("{b7}", bundler.substring(1)));
    }

    /// A number from 1 to `max` for the frame at a position.
    int number(int position, int max) {
        return new SplittableRandom(seed + 31L * position).nextInt(1, max + 1);
    }

    private static String hex(SplittableRandom random, int length) {
        return "%016x".formatted(random.nextLong()).substring(0, length);
    }
}
