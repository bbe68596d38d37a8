package io.corral.domain.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Functions through which every error of an application passes: reporting, asserting, sending. A
/// stack of nothing else does not tell errors apart.
final class Reporters {

    /// First words of names like `reportError`, `assertOk` and `throw_if_missing`.
    private static final Set<String> VERBS =
            Set.of(
                    "report", "capture", "notify", "assert", "invariant", "throw", "raise", "panic",
                    "die", "fail", "ensure", "require", "must", "expect", "fatal", "reject",
                    "track");

    /// Words that make a reporter of a name that begins with a wide verb, as in `handleError`.
    private static final Set<String> OBJECTS =
            Set.of(
                    "error", "errors", "exception", "exceptions", "failure", "throw", "raise",
                    "response", "status", "rejection", "err", "panic", "fault", "warn");

    private static final Set<String> WIDE_VERBS =
            Set.of(
                    "log", "handle", "on", "check", "wrap", "create", "new", "make", "to", "send",
                    "parse", "safe", "try", "with", "process", "build", "validate", "record",
                    "unhandled", "uncaught", "default", "global", "show", "format", "emit");

    /// Whole names.
    private static final Set<String> NAMES =
            Set.of(
                    "error", "log", "logger", "warn", "check", "wrap", "request", "send", "fetch",
                    "fetchjson", "dorequest", "_request", "httprequest", "sendrequest",
                    "executerequest", "apicall", "callapi", "recover", "errorhandler",
                    "exceptionhandler", "safeexecute", "trycatch", "logandthrow", "api", "ok",
                    "makerequest", "performrequest", "requestjson", "getjson", "postjson", "exec");

    private static final Set<String> ENTRIES =
            Set.of(
                    "main", "<main>", "<module>", "run", "start", "serve", "servehttp", "handle",
                    "handler", "dispatch", "execute", "call", "__call__", "invoke", "process",
                    "loop", "work", "worker", "next", "middleware", "wrapper", "wrapped", "inner",
                    "dofilter", "perform", "consume", "init", "bootstrap", "listen", "tick");

    private static final Set<String> DECORATORS =
            Set.of(
                    "wrapper", "_wrapper", "wrapped", "_wrapped", "inner", "_inner", "decorator",
                    "decorated", "_decorated", "decorated_function", "wrapped_function",
                    "wrapped_view", "view_wrapper", "_wrapped_view", "wrapped_f", "retry",
                    "withRetry", "with_retry", "retrying", "debounced", "throttled", "memoized",
                    "timed", "measured", "traced", "instrumented", "invokeFunc", "trailingEdge",
                    "leadingEdge", "timerExpired", "_with_retry", "sync_wrapper",
                    "async_wrapper");

    private static final List<String> REPORTING_UNITS =
            List.of(
                    "logger", "logging", "reporter", "errorhandler", "errorreporter", "httpclient",
                    "apiclient", "interceptor", "interceptors", "invariant", "assertions",
                    "exceptionhandler", "errorreporting", "sentry", "telemetry", "monitoring",
                    "errortracker", "restclient", "httpservice", "apiservice", "crashreporter",
                    "globalexceptionhandler", "errorboundary");

    /// Helpers that put something around a call that is handed to them.
    private static final Set<String> LATER_DECORATORS =
            Set.of(
                    "withretries", "retrywithbackoff", "withbackoff", "withtimeout",
                    "with_timeout", "withtransaction", "with_transaction", "intransaction",
                    "in_transaction", "runintransaction", "withspan", "with_span", "withlock",
                    "with_lock", "withlogging", "with_logging", "withmetrics", "with_metrics",
                    "withcontext", "with_context", "witherrorhandling", "with_error_handling",
                    "witherrorboundary", "measure", "measured", "timed", "instrument",
                    "instrumented", "trace", "traced", "profile", "profiled", "asynchandler",
                    "async_handler", "catchasync", "catch_async", "safely", "guarded", "wrapasync",
                    "wrap_async", "runcatching", "memoize", "cached", "debounce", "throttle",
                    "around", "proceed", "intercept", "aroundinvoke", "invokewithin",
                    "wrapper", "_wrapper", "wrapped", "_wrapped", "inner", "_inner", "decorator",
                    "decorated", "wrap", "trycatch", "try_catch", "retryable", "circuitbreaker",
                    "withcircuitbreaker", "ratelimited", "synchronizedcall", "benchmark",
                    "with_benchmark", "time_it", "timeit", "with_retry", "withretry");

    private static final Set<String> HTTP_CALLS =
            Set.of(
                    "get", "post", "put", "patch", "delete", "head", "call", "query", "do",
                    "perform", "getasync", "postasync", "putasync", "deleteasync", "sendasync",
                    "execute", "invoke", "exchange", "roundtrip");

    private static final Set<String> REQUEST_WORDS =
            Set.of("request", "http", "api", "rest", "rpc");

    private static final Set<String> LATER_NAMES =
            Set.of(
                    "checkargument", "checkstate", "checknotnull", "checkelementindex",
                    "requirenonnull", "notnull", "notempty", "guard", "verify", "abort", "bail",
                    "unwrap", "orelsethrow", "getorthrow", "getorelsethrow", "checkresult",
                    "checkresponse", "unwraporthrow", "crash", "unreachable", "todo",
                    "precondition", "preconditionfailure", "fatalerror", "assertionfailure",
                    "abort_if", "abort_unless", "sys_error", "badrequest", "unprocessable");

    private static final Set<String> LATER_UNITS =
            Set.of(
                    "preconditions", "check", "asserts", "assert", "guard", "guards", "ensure",
                    "validate",
                    "contracts", "contract", "errors", "failures", "exceptions", "throwhelper",
                    "throwables", "panics", "problems", "verify", "requires", "checks", "must");

    private static final Set<String> MAKING =
            Set.of("to", "make", "create", "new", "wrap", "build", "as", "format", "normalize");

    private Reporters() {}

    /// Whether the frame nearest to the crash reports or wraps, and all others do too or are mere
    /// entry points.
    static boolean areAll(List<Token> stack) {
        if (stack.isEmpty() || !isReporter(stack.getLast())) {
            return false;
        }
        for (Token token : stack) {
            if (!isReporter(token) && !ENTRIES.contains(function(token))) {
                return false;
            }
        }
        return true;
    }

    static boolean isReporter(Token token) {
        return isReportingName(token) || isReportingUnit(token.name().unit());
    }

    /// The same with what version 2 knows besides.
    static boolean isLaterReporter(Token token) {
        if (isReporter(token)) {
            return true;
        }
        String unit = token.name().unit();
        String last = unit.substring(
                Math.max(unit.lastIndexOf('.'), unit.lastIndexOf('/')) + 1);
        String name = function(token);
        boolean marked = name.endsWith("!") || name.endsWith("?");
        String bare = marked ? name.substring(0, name.length() - 1) : name;
        return (marked && NAMES.contains(bare)) || LATER_NAMES.contains(bare)
                || (HTTP_CALLS.contains(bare) && isClient(last)) || isRequest(token)
                || LATER_UNITS.contains(last.toLowerCase(Locale.ROOT));
    }

    /// `toError`, `makeError`, `wrapError`: it only makes what is reported.
    static boolean makesError(Token token) {
        String name = token.name().function();
        List<String> words = name == null ? List.of() : words(name, startOfLast(name));
        return words.size() == 2 && MAKING.contains(words.getFirst())
                && OBJECTS.contains(words.getLast());
    }

    /// The class through which an application speaks to a service.
    private static boolean isClient(String unit) {
        String name = unit.toLowerCase(Locale.ROOT);
        return name.endsWith("client") || name.endsWith("api") || name.endsWith("http")
                || name.endsWith("gateway") || name.endsWith("rest") || name.endsWith("transport");
    }

    /// `httpGet`, `sendRequest`, `apiCall`.
    private static boolean isRequest(Token token) {
        String name = token.name().function();
        List<String> words = name == null ? List.of() : words(name, startOfLast(name));
        return words.size() > 1 && (REQUEST_WORDS.contains(words.getFirst())
                || REQUEST_WORDS.contains(words.getLast()));
    }

    /// The same with what version 2 knows besides.
    static boolean isLaterDecorator(FrameName of) {
        return isDecorator(of) || LATER_DECORATORS.contains(function(of));
    }

    /// A function that a decorator puts around another one.
    static boolean isDecorator(FrameName of) {
        String name = of.function();
        return name != null && DECORATORS.contains(name.substring(startOfLast(name)));
    }

    private static boolean isReportingName(Token token) {
        String name = token.name().function();
        if (name == null || NAMES.contains(function(token))) {
            return name != null;
        }
        int from = startOfLast(name);
        List<String> words = words(name, from);
        if (words.isEmpty()) {
            return false;
        }
        if (VERBS.contains(words.getFirst())) {
            return true;
        }
        boolean wide = WIDE_VERBS.contains(words.getFirst());
        return wide && words.stream().skip(1).anyMatch(OBJECTS::contains);
    }

    /// The words of `camelCase` and `snake_case` names, in lower case; at most eight.
    private static List<String> words(String name, int from) {
        List<String> words = new ArrayList<>();
        int start = from;
        for (int i = from; i <= name.length() && words.size() < 8; i++) {
            boolean end = i == name.length() || !Character.isLetterOrDigit(name.charAt(i));
            boolean hump = !end && i > start && Character.isUpperCase(name.charAt(i))
                    && !Character.isUpperCase(name.charAt(i - 1));
            if (end || hump) {
                if (i > start) {
                    words.add(name.substring(start, i).toLowerCase(Locale.ROOT));
                }
                start = end ? i + 1 : i;
            }
        }
        return words;
    }

    /// The words of a name without its owner.
    static List<String> wordsOf(String name) {
        return words(name, 0);
    }

    private static int startOfLast(String name) {
        return Math.max(name.lastIndexOf('.'), name.lastIndexOf(':')) + 1;
    }

    private static String function(Token token) {
        return function(token.name());
    }

    private static String function(FrameName of) {
        String name = of.function();
        if (name == null) {
            return "";
        }
        int from = startOfLast(name);
        return name.substring(from).toLowerCase(Locale.ROOT);
    }

    private static boolean isReportingUnit(String unit) {
        int from = Math.max(unit.lastIndexOf('.'), unit.lastIndexOf('/')) + 1;
        int length = unit.length() - from;
        if (length < 6) {
            return false;
        }
        String name =
                unit.substring(from).replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
        for (String word : REPORTING_UNITS) {
            if (name.endsWith(word)) {
                return true;
            }
        }
        return false;
    }
}
