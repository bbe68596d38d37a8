package io.corral.testkit.grouping;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Names that compilers, proxies and minifiers made up.
final class NameFamilies {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// Two spellings of a function in a function, where `%s` is the enclosing one and `%d` the
    /// number a compiler gave.
    private static final List<List<String>> LAMBDAS = List.of(
            List.of("JAVA", "com.orchard.stock.Restock", "lambda$%s$%d"),
            List.of("KOTLIN", "com.orchard.driver.home.HomeFragment", "%s$lambda$%d"),
            List.of("SCALA", "house.sale.Sale", "$anonfun$%s$%d"),
            List.of("GROOVY", "com.orchard.rule.Rules$_%s_closure%d", "doCall"),
            List.of("CLOJURE", "hive.extract$%s$fn__%d", "invoke"),
            List.of("CSHARP", "Quarry.Depots.Depot+<>c", "<%s>b__%d_0"),
            List.of("UNITY", "Reef.Port.Dock+<>c", "<%s>b__%d_0"),
            List.of("GO", "github.com/acme/tide/alarm/alarm.go", "%s.func%d"),
            List.of("NATIVE", "reel/src/cache.cpp", "reel::Cache::%s()::{lambda()#%d}::operator()"
                    + "() const"),
            List.of("APPLE", "Trailhead/Badge.swift", "closure #%2$d in Badge.%1$s(_:)"),
            List.of("ELIXIR", "lib/station/mast.ex", "Station.Mast.\"-%s/1-fun-%d-\"/1"));

    private static final List<String> FUNCTIONS = List.of("refill", "cancelAll", "notifyOwners",
            "importRows", "closeDay", "mergeLists");

    private NameFamilies() {}

    static Function<Draw, LabelledPair> generated(String section) {
        List<CallLists> calls = CallLists.of("generated.txt", section);
        return draw -> {
            CallLists made = draw.pick(calls);
            BaseError base = draw.of(made.platform());
            Function<Call, BaseError> with = call -> base.outer(
                    thrown -> thrown.insert(thrown.lastApp() + 1, call));
            Deploy here = draw.deploy();
            return draw.variant(true, with.apply(filled(made.call(), draw)), here,
                    with.apply(filled(made.call(), draw)), here);
        };
    }

    private static Call filled(Call call, Draw draw) {
        return call.unit(fill(call.unit(), draw.random())).function(
                fill(call.function(), draw.random()));
    }

    private static String fill(String name, RandomGenerator random) {
        String filled = name;
        while (filled.contains("{n}")) {
            filled = filled.replaceFirst("\\{n}", String.valueOf(random.nextInt(1, 300)));
        }
        int seed = random.nextInt();
        return filled.replace("{hex}", Hash.hex(seed, "hex", 8))
                .replace("{sha}", Hash.hex(seed, "sha", 40))
                .replace("{Word}", Hash.from(LETTERS, seed, "word", 8));
    }

    private static BaseError withLambda(BaseError base, List<String> lambda, String function,
            int number) {
        String name = lambda.getFirst().equals("CSHARP") || lambda.getFirst().equals("UNITY")
                || lambda.getFirst().equals("GO")
                        ? function.substring(0, 1).toUpperCase(Locale.ROOT) + function.substring(1)
                        : function;
        Call call = Call.app(lambda.get(1).formatted(name, number),
                lambda.get(2).formatted(name, number));
        return base.outer(thrown -> thrown.insert(thrown.lastApp() + 1, call));
    }

    /// The compiler counted another lambda before this one.
    static LabelledPair lambdaNumbers(Draw draw) {
        List<String> lambda = draw.pick(LAMBDAS);
        BaseError base = draw.of(Platform.valueOf(lambda.getFirst()));
        String function = draw.pick(FUNCTIONS);
        int number = draw.random().nextInt(1, 20);
        return draw.variant(true, withLambda(base, lambda, function, number),
                withLambda(base, lambda, function, number + draw.random().nextInt(1, 9)));
    }

    /// Lambdas of two functions of one class.
    static LabelledPair otherLambda(Draw draw) {
        List<String> lambda = draw.pick(LAMBDAS);
        BaseError base = draw.of(Platform.valueOf(lambda.getFirst()));
        int one = draw.random().nextInt(FUNCTIONS.size());
        int other = (one + 1) % FUNCTIONS.size();
        int number = draw.random().nextInt(1, 9);
        return draw.variant(false, withLambda(base, lambda, FUNCTIONS.get(one), number),
                withLambda(base, lambda, FUNCTIONS.get(other), number + draw.random().nextInt(2)));
    }

    /// Names a minifier gave, others in each build. What the engine says stays.
    static LabelledPair minified(Draw draw) {
        BaseError left = draw.of(Platform.BROWSER);
        Deploy here = draw.deploy();
        Deploy later = here.build(draw.number());
        if (draw.chance(70)) {
            return draw.variant(true, minified(left, draw), here, minified(left, draw), later);
        }
        BaseError right = draw.error(each -> each.platform() == Platform.BROWSER
                && !each.outer().value().equals(left.outer().value()) && each.hasAppCalls());
        return draw.variant(false, minified(left, draw), here, minified(right, draw), here);
    }

    private static BaseError minified(BaseError error, Draw draw) {
        return error.eachCall(call -> call.origin() == Call.Origin.RUNTIME
                ? call
                : call.function(minifiedName(call.function(), draw)));
    }

    private static String minifiedName(String function, Draw draw) {
        int length = draw.random().nextInt(1, 3);
        String name = Hash.from(LETTERS, draw.number(), "min", length);
        String prefix = function.startsWith("async ") ? "async " : "";
        return function.contains(".") && draw.chance(50)
                ? prefix + draw.pick("Object.", "e.", "t.", "HTMLDivElement.") + name
                : prefix + name;
    }
}
