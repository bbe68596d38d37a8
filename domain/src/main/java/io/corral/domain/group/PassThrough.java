package io.corral.domain.group;

import io.corral.domain.event.Frame;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Functions of an application that only hand a call on: middleware, filters, interceptors and
/// helpers that put a transaction, a retry or a measurement around it, and the program's own start.
/// They come and go between deploys without the call path changing.
final class PassThrough {

    /// Last words of units whose functions stand between a caller and what it calls.
    private static final List<String> UNITS =
            List.of(
                    "middleware", "middlewares", "interceptor", "interceptors", "filter", "filters",
                    "decorator", "decorators", "aspect", "aspects", "advice", "proxy", "pipeline",
                    "retrypolicy", "retrytemplate", "retrier", "retry", "retries", "circuitbreaker",
                    "tracing", "instrumentation", "telemetry", "metrics", "profiling", "behavior",
                    "behaviour", "wrapper", "wrappers", "transactionmanager", "unitofwork",
                    "ratelimiter", "mdcadapter", "timing", "stopwatch", "transactions", "guards",
                    "logginghandler", "plug", "contextpropagation", "transactor", "txrunner",
                    "transactiontemplate", "commandbus", "querybus", "eventbus", "mediator",
                    "retryer", "tracer", "timer", "dispatcher", "tenantcontext", "resilience");

    /// Names under which such units are called.
    private static final Set<String> ENTRIES =
            Set.of(
                    "handle", "__call__", "call", "call!", "_call", "invoke", "invokeasync",
                    "process", "dofilter", "dofilterinternal", "intercept", "around", "next",
                    "use", "run", "execute", "executeasync", "dispatch", "apply", "proceed",
                    "prehandle", "servehttp", "wrap", "wrapper", "inner", "__invoke", "filter",
                    "pipe", "process_request", "process_view", "middleware", "handler",
                    "sendasync", "handleasync", "onrequest", "resolve", "perform", "do", "with",
                    "decorate", "invokesuspend", "poll", "around_perform", "around_action",
                    "method_missing", "get", "post", "process_exception");

    private static final Set<String> CALLING =
            Set.of(
                    "with", "within", "wrap", "wrapping", "around", "run", "execute", "invoke",
                    "call", "perform", "do", "retry", "retrying", "measure", "time", "timed",
                    "trace", "traced", "instrument", "log", "logged", "profile", "cache",
                    "memoize", "guard", "guarded", "safe", "safely", "try", "ensure", "using",
                    "in", "record", "observe", "track", "apply", "attempt", "after", "on");

    private static final Set<String> CONCERNS =
            Set.of(
                    "retry", "retries", "retrying", "retryable", "backoff", "transaction",
                    "transactional", "tx", "timeout", "timing", "timer", "stopwatch", "deadline",
                    "logging", "metrics", "metric", "span", "trace", "tracing", "lock", "mutex",
                    "semaphore", "cache", "caching", "memo", "profiling", "profiler",
                    "telemetry", "instrumentation", "instrumented", "breaker", "circuit",
                    "fallback", "throttle", "debounce", "limiter", "context", "mdc", "scope",
                    "safely", "time", "duration", "latency", "connection", "transactions",
                    "resource", "resources", "catching", "millis", "intx", "handle", "statement",
                    "execution", "error", "errors", "handling", "boundary", "tenant", "audit",
                    "session", "attempts", "failure", "measure", "measured");

    private static final Set<String> STARTS =
            Set.of(
                    "main", "winmain", "wwinmain", "wmain", "sdl_main", "android_main",
                    "uiapplicationmain", "nsapplicationmain", "<main>", "$main",
                    "appdelegate.main", "static void main()", "<module>");

    /// What `main` of a Go program calls its own rest.
    private static final Set<String> RUNS =
            Set.of("run", "realmain", "start", "execute", "mainerr", "runmain", "do", "serve");

    private PassThrough() {}

    static boolean is(FrameName of, Frame frame) {
        String function = of.function();
        if (function == null) {
            return false;
        }
        String name = Names.afterLast(Names.afterLast(function, ':'), '.');
        String lower = name.toLowerCase(Locale.ROOT);
        boolean run = of.unit().equals("main") && RUNS.contains(lower);
        if (run || STARTS.contains(lower) || isInvented(frame, name)) {
            return true;
        }
        if (ENTRIES.contains(lower)
                && (isUnit(of.unit()) || isUnit(owner(function)))) {
            return true;
        }
        List<String> words = Reporters.wordsOf(name);
        return words.size() > 1 && CALLING.contains(words.getFirst())
                && words.stream().skip(1).allMatch(PassThrough::isConcern);
    }

    /// Methods of Scala's partial functions and of Svelte's fragments, which the compiler writes
    /// around what a person wrote.
    private static boolean isInvented(Frame frame, String name) {
        if (name.equals("applyOrElse")) {
            return true;
        }
        String raw = frame.function();
        return raw != null && raw.startsWith("Object.") && raw.endsWith("]")
                && raw.startsWith(" [as ", raw.length() - 7)
                && Names.path(frame).endsWith(".svelte");
    }

    private static boolean isConcern(String word) {
        return CONCERNS.contains(word) || CALLING.contains(word) || word.equals("for");
    }

    /// The class or module in front of a function's name.
    private static String owner(String function) {
        int end = Math.max(function.lastIndexOf("::"), function.lastIndexOf('.'));
        return end <= 0 ? "" : function.substring(0, end);
    }

    private static boolean isUnit(String unit) {
        String path = unit.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
        if (path.contains("\\middleware\\") || path.contains(".middleware.")
                || path.contains("/middleware/") || path.contains(".middlewares.")
                || path.contains("middleware::") || path.contains(".interceptors.")
                || path.contains(".filters.") || path.contains("\\filters\\")
                || path.contains(".behaviours.") || path.contains(".behaviors.")) {
            return true;
        }
        int from = Math.max(path.lastIndexOf('.'), path.lastIndexOf('/'));
        from = Math.max(from, Math.max(path.lastIndexOf(':'), path.lastIndexOf('\\')));
        from = Math.max(from, path.lastIndexOf('$'));
        String last = path.substring(from + 1);
        for (String word : UNITS) {
            if (last.endsWith(word)) {
                return true;
            }
        }
        return false;
    }
}
