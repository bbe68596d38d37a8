package io.corral.domain.group;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Functions through which every error of an application passes: reporting, asserting, sending. A
/// stack of nothing else does not tell errors apart.
final class Reporters {

    private static final Set<String> REPORTING =
            Set.of(
                    "report", "reporterror", "reportexception", "captureexception",
                    "capturemessage",
                    "captureerror", "logerror", "logexception", "handleerror", "onerror", "error",
                    "log", "logger", "notify", "notifyerror", "assert", "invariant", "fail",
                    "throwerror", "throwexception", "raise", "raiseerror", "panic", "die", "check",
                    "require", "must", "ensure", "fatal", "warn", "trackerror", "sendtosentry",
                    "handleexception", "handleresponse", "checkstatus", "raiseforstatus",
                    "raise_for_status", "handle_error", "log_error", "report_error", "send_error",
                    "capture_exception", "handle_exception", "on_error", "check_response",
                    "checkresponse", "createerror", "newerror", "wraperror", "toerror", "wrap",
                    "tryorreport", "withreporting", "trycatch", "safeexecute", "safe_execute",
                    "request", "send", "fetch", "fetchjson", "dorequest", "_request", "httprequest",
                    "sendrequest", "executerequest", "apicall", "callapi", "parseresponse",
                    "ensuresuccess", "ensuresuccessstatuscode", "rejectwith", "errorhandler",
                    "error_handler", "exceptionhandler", "unhandledrejection", "recover",
                    "assertequal", "asserttrue", "assertthat", "checkerror", "checkerr", "mustnot");

    private static final Set<String> ENTRIES =
            Set.of(
                    "main", "<main>", "<module>", "run", "start", "serve", "servehttp", "handle",
                    "handler", "dispatch", "execute", "call", "__call__", "invoke", "process",
                    "loop", "work", "worker", "next", "middleware", "wrapper", "wrapped", "inner",
                    "dofilter", "perform", "consume", "init", "bootstrap", "listen", "tick");

    private static final List<String> REPORTING_UNITS =
            List.of(
                    "logger", "logging", "reporter", "errorhandler", "errorreporter", "httpclient",
                    "apiclient", "interceptor", "interceptors", "invariant", "assertions",
                    "exceptionhandler", "errorreporting", "sentry", "telemetry", "monitoring",
                    "errortracker", "restclient", "httpservice", "apiservice", "crashreporter",
                    "globalexceptionhandler", "errorboundary");

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
        return REPORTING.contains(function(token)) || isReportingUnit(token.name().unit());
    }

    private static String function(Token token) {
        String name = token.name().function();
        if (name == null) {
            return "";
        }
        int from = Math.max(name.lastIndexOf('.'), name.lastIndexOf(':')) + 1;
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
