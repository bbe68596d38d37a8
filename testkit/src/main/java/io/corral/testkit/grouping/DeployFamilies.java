package io.corral.testkit.grouping;

import io.corral.domain.event.Event;
import io.corral.testkit.grouping.Call.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/// One bug before and after a deploy, or on two machines.
final class DeployFamilies {

    private static final Platform[] PATHS = {Platform.NODE, Platform.PYTHON, Platform.RUBY,
        Platform.PHP, Platform.CSHARP, Platform.GO, Platform.RUST, Platform.APPLE, Platform.NATIVE};
    private static final Platform[] FLAGGED = {Platform.NODE, Platform.PYTHON, Platform.RUBY,
        Platform.PHP, Platform.ELIXIR, Platform.JAVA, Platform.SCALA, Platform.CSHARP, Platform.GO,
        Platform.DART};

    private DeployFamilies() {}

    static LabelledPair lines(Draw draw) {
        BaseError error = draw.error(each -> each.platform() != Platform.BROWSER);
        Deploy here = draw.deploy();
        return draw.moved(error, here, here.build(draw.number()));
    }

    static LabelledPair directories(Draw draw) {
        Deploy here = draw.deploy();
        return draw.moved(draw.of(PATHS), here, here.elsewhere(draw.random()));
    }

    static LabelledPair operatingSystems(Draw draw) {
        BaseError error = draw.of(Platform.NODE, Platform.PYTHON, Platform.PHP, Platform.CSHARP);
        Deploy here = draw.deploy();
        return draw.moved(error, here, here.onWindows(draw.random()));
    }

    static LabelledPair inAppFlags(Draw draw) {
        Deploy here = draw.deploy();
        return draw.moved(draw.of(FLAGGED), here, here.inAppSent(false));
    }

    static LabelledPair sdkUpgrade(Draw draw) {
        BaseError error = draw.of(Platform.NODE, Platform.CSHARP, Platform.UNITY, Platform.RUST,
                Platform.ELIXIR, Platform.DART, Platform.JAVA);
        Deploy here = draw.deploy();
        return draw.moved(error, here, here.sdk(0));
    }

    static LabelledPair runtimeUpgrade(Draw draw) {
        BaseError error =
                draw.of(Platform.NODE, Platform.PYTHON, Platform.RUBY, Platform.RUST);
        Deploy here = draw.deploy();
        return draw.moved(error, here.runtime(0), here.runtime(2));
    }

    static LabelledPair reactNativePlatforms(Draw draw) {
        Deploy here = draw.deploy();
        Deploy apple = here.onWindows(draw.random()).build(draw.number());
        return draw.moved(draw.of(Platform.REACT_NATIVE), here, apple);
    }

    static LabelledPair addresses(Draw draw) {
        Deploy here = draw.deploy();
        BaseError error = draw.of(Platform.APPLE, Platform.NATIVE, Platform.RUST);
        return draw.moved(error, here, here.generated(draw.number()).build(draw.number()));
    }

    /// Other versions of libraries, which call each other through other functions.
    static LabelledPair libraryUpgrade(Draw draw) {
        BaseError error = draw.error(each -> each.hasAppCalls()
                && each.outer().calls().stream().anyMatch(call -> call.origin() == Origin.LIBRARY));
        Deploy here = draw.deploy();
        BaseError upgraded = error.eachThrown(thrown -> thrown.calls(upgrade(thrown.calls(),
                draw)));
        return draw.variant(true, error, here, upgraded, here.library(draw.number()));
    }

    private static List<Call> upgrade(List<Call> calls, Draw draw) {
        List<Call> upgraded = new ArrayList<>();
        for (Call call : calls) {
            if (call.origin() != Origin.LIBRARY || draw.chance(40)) {
                upgraded.add(call);
            } else if (draw.chance(50)) {
                upgraded.add(call.function(renamed(call.function())));
                upgraded.add(call);
            } else if (draw.chance(50)) {
                upgraded.add(call.function(renamed(call.function())));
            }
        }
        return upgraded;
    }

    private static String renamed(String function) {
        int bracket = function.indexOf('(') > 0 ? function.indexOf('(') : function.length();
        int slash = function.lastIndexOf('/') > 0 ? function.lastIndexOf('/') : bracket;
        int end = Math.min(bracket, slash);
        return function.substring(0, end) + "Internal" + function.substring(end);
    }

    /// Everything that a month of work changes, and other values.
    static LabelledPair monthLater(Draw draw) {
        BaseError error = draw.error(BaseError::hasAppCalls);
        Deploy here = draw.deploy();
        Deploy later = here.elsewhere(draw.random()).build(draw.number())
                .generated(draw.number()).library(draw.number());
        return LabelledPair.same(error.name(),
                Rendering.event(error, here, Slots.of(draw.seed())),
                Rendering.event(error, later, Slots.of(draw.seed())));
    }

    // Bundles of browsers

    /// Names that bundlers give: chunk, hash in hex, hash in letters and digits.
    private static final List<BiFunction<String, String, String>> BUNDLERS = List.of(
            (chunk, hash) -> "static/js/" + chunk + "." + hash.substring(0, 8) + ".chunk.js",
            (chunk, hash) -> "static/js/" + chunk + "." + hash.substring(0, 8) + ".js",
            (chunk, hash) -> "_next/static/chunks/pages/" + chunk + "-" + hash.substring(0, 16)
                    + ".js",
            (chunk, hash) -> "_next/static/chunks/app/" + chunk + "/page-"
                    + hash.substring(0, 16) + ".js",
            (chunk, hash) -> "packs/js/" + chunk + "-" + hash.substring(0, 20) + ".js",
            (chunk, hash) -> "assets/" + chunk + "-" + hash.repeat(2) + ".js",
            (chunk, hash) -> chunk + "." + hash.substring(0, 16) + ".js",
            (chunk, hash) -> "_nuxt/" + chunk + "." + hash.substring(0, 7) + ".mjs",
            (chunk, hash) -> "assets/" + chunk + "-" + mixed(hash) + ".js",
            (chunk, hash) -> "_app/immutable/chunks/" + chunk + "." + mixed(hash) + ".js");

    private static String mixed(String hash) {
        return Hash.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-", 3,
                hash, 8);
    }

    static LabelledPair bundleHashes(Draw draw) {
        BaseError error = draw.of(Platform.BROWSER);
        var bundler = draw.pick(BUNDLERS);
        Deploy here = draw.deploy();
        LabelledPair pair = draw.moved(error, here, here.build(draw.number()));
        return LabelledPair.same(error.name(), bundled(pair.left(), bundler, draw.number()),
                bundled(pair.right(), bundler, draw.number()));
    }

    private static Event bundled(
            Event event, BiFunction<String, String, String> bundler, int seed) {
        return Rewriting.frames(event, frame -> {
            if (!Rewriting.isUrl(frame)) {
                return frame;
            }
            String chunk = Rewriting.chunk(frame);
            return Rewriting.url(frame, "https://ferry.example/"
                    + bundler.apply(chunk, Hash.hex(seed, chunk, 32)));
        });
    }

    static LabelledPair releaseInUrl(Draw draw) {
        BaseError error = draw.of(Platform.BROWSER);
        LabelledPair pair = draw.variant(true, error, error);
        int kind = draw.random().nextInt(5);
        return LabelledPair.same(error.name(), released(pair.left(), kind, draw),
                released(pair.right(), kind, draw));
    }

    private static Event released(Event event, int kind, Draw draw) {
        String version = draw.random().nextInt(1, 9) + "." + draw.random().nextInt(40) + "."
                + draw.random().nextInt(40);
        String stamp = "202611" + draw.random().nextInt(10, 30) + "-" + draw.random().nextInt(99);
        return Rewriting.frames(event, frame -> !Rewriting.isUrl(frame)
                ? frame
                : Rewriting.url(frame, switch (kind) {
                    case 0 -> "https://ferry.example/" + version + "/" + Rewriting.chunk(frame)
                            + ".js";
                    case 1 -> "https://ferry.example/js/" + Rewriting.chunk(frame) + ".js?v="
                            + version;
                    case 2 -> "https://ferry.example/releases/" + stamp + "/"
                            + Rewriting.chunk(frame) + ".min.js";
                    case 3 -> "https://ferry.example/js/" + Rewriting.chunk(frame) + "-" + version
                            + ".js";
                    default -> "https://ferry.example/js/" + Rewriting.chunk(frame) + ".js?"
                            + stamp + "#x";
                }));
    }

    static LabelledPair hosts(Draw draw) {
        BaseError error = draw.of(Platform.BROWSER);
        Deploy here = draw.deploy();
        String other = draw.pick("staging.ferry.example", "nordwind.ferry.example:8443",
                "d3k9x2.cloudfront.example", "cdn.ferry-static.example/booking",
                "127.0.0.1:3000", "ferry.example/en/booking");
        LabelledPair pair = draw.moved(error, here, here.host(other));
        if (draw.chance(75)) {
            return pair;
        }
        String scheme = draw.pick("capacitor://localhost/", "file:///android_asset/www/",
                "app:///", "ionic://localhost/", "webpack-internal:///");
        return LabelledPair.same(error.name(), pair.left(), Rewriting.frames(pair.right(),
                frame -> Rewriting.isUrl(frame)
                        ? Rewriting.url(frame, scheme + Rewriting.chunk(frame) + ".js")
                        : frame));
    }
}
