package io.corral.domain.group;

import java.util.Locale;
import java.util.Set;

/// Functions without a name of their own, as runtimes spell them.
final class Closures {

    private static final String[] MARKS = {
        "lambda", "$anonfun", ">b__", "{closure", "closure$", "closure #", "<fn>",
        "<anonymous closure>", "block ", "-fun-", "operator()", "__block_invoke", "$_", ".gowrap",
        ".deferwrap"
    };

    /// What functions are called that start something and leave a closure to do the work.
    private static final Set<String> STARTS =
            Set.of(
                    "start", "run", "listen", "serve", "subscribe", "consume", "register", "setup",
                    "init", "boot", "bootstrap", "configure", "routes", "loop", "work", "spawn",
                    "schedule", "open", "connect", "mount", "onmount", "main", "startasync",
                    "executeasync", "oncreate", "viewdidload", "initstate");

    private Closures() {}

    /// Whether the closure is that of a function that starts something.
    ///
    /// @param itself whether that function itself is one too, where compilers inline closures
    static boolean isOfStart(Token token, boolean itself) {
        String function = token.name().function();
        return function != null && (itself || is(token)) && STARTS.contains(
                Names.afterLast(function, '.').toLowerCase(Locale.ROOT));
    }

    static boolean is(Token token) {
        String raw = token.frame().function();
        if (raw == null) {
            return false;
        }
        for (String mark : MARKS) {
            if (raw.contains(mark)) {
                return true;
            }
        }
        int func = raw.lastIndexOf(".func");
        return func > 0 && func + 5 < raw.length() && Shapes.isDigit(raw.charAt(func + 5));
    }
}
