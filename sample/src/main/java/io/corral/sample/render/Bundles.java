package io.corral.sample.render;

/// Where the builds of the web shop put a source line. The bundler keeps function names (as
/// `keepNames` of esbuild does) and everything else depends on the build: host, path, chunk name,
/// hash, line and column. The alternative `build.style` says which pipeline made a build.
final class Bundles {

    private static final int COLUMN_MAX = 480;
    private static final int LONG_COLUMN_MAX = 180_000;
    private static final int CHUNK_NUMBER_MAX = 8_000;

    private Bundles() {}

    /// The frame line at its place in the scene's build; its file reads `chunk!source`, of which
    /// only the chunk shows.
    static FrameLine place(FrameLine line, Scene scene) {
        int bang = line.file().indexOf('!');
        String chunk = line.file().substring(0, bang);
        Slots slots = scene.exactSlots();
        int base = line.line() == null ? 1 : line.line();
        int column = line.column() == null ? 1 : line.column();
        long spot = slots.stable(line.file() + ":" + base) >>> 1;
        return switch (scene.slot("build.style")) {
            case "vite" -> at(line, viteUrl(scene, slots, chunk),
                    slots.line(9 + base % 90), 1 + (int) (spot % COLUMN_MAX));
            case "next" -> at(line, nextUrl(scene, slots, chunk),
                    1, 9_000 + (int) (spot % LONG_COLUMN_MAX));
            case "cdn" -> at(line, cdnUrl(scene, slots, chunk),
                    2 + spot % 60, 300 + (int) (spot % LONG_COLUMN_MAX));
            // Not minified: one source line stays one line.
            case "preview" -> at(line, previewUrl(scene, slots, chunk),
                    slots.line(700 + 11L * base), column);
            default -> throw new IllegalStateException("unknown style of build");
        };
    }

    private static String viteUrl(Scene scene, Slots slots, String chunk) {
        return "https://www.fernwood.example/assets/" + scene.slot("locale.id") + "/" + chunk + "-"
                + mixedCase(slots, chunk) + ".js";
    }

    private static String nextUrl(Scene scene, Slots slots, String chunk) {
        return scene.slot("build.origin") + "/_next/static/chunks/"
                + (1_000 + Math.floorMod(slots.stable("number" + chunk), CHUNK_NUMBER_MAX)) + "-"
                + slots.stableHex(chunk, 16) + ".js";
    }

    private static String cdnUrl(Scene scene, Slots slots, String chunk) {
        return "https://cdn" + scene.slot("edge") + ".fernwoodstatic.example/shop/"
                + scene.slot("release") + "/js/" + chunk + "." + slots.stableHex(chunk, 8)
                + ".chunk.js";
    }

    private static String previewUrl(Scene scene, Slots slots, String chunk) {
        return "https://preview-" + scene.slot("edge") + ".fernwood.example/assets/" + chunk + "-"
                + mixedCase(slots, chunk) + ".js";
    }

    /// A hash of eight letters and digits of both cases.
    private static String mixedCase(Slots slots, String chunk) {
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        var hash = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            long number = Math.floorMod(slots.stable(chunk + "@" + i), alphabet.length());
            hash.append(alphabet.charAt((int) number));
        }
        return hash.toString();
    }

    private static FrameLine at(FrameLine line, String url, long lineNumber, int column) {
        return new FrameLine(line.function(), url, (int) lineNumber, column, null);
    }
}
