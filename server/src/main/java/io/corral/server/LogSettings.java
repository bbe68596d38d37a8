package io.corral.server;

import io.corral.protocol.json.Json;
import io.corral.server.config.Configuration;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Sets up the log on standard error: text for people or one JSON object a line for machines. Logs
/// never hold event text, tokens or keys.
final class LogSettings {

    /// Held, because the logging library forgets loggers nobody holds.
    private static final Logger OWN = Logger.getLogger("io.corral");

    /// Says at length what a start that fails says in one sentence.
    private static final Logger START_OF_LISTENER =
            Logger.getLogger("io.helidon.webserver.LoomServer");

    private LogSettings() {}

    static void apply(Configuration.Log log) {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        var console = new ConsoleHandler();
        console.setLevel(Level.ALL);
        console.setFormatter(switch (log.format()) {
            case TEXT -> new Text();
            case JSON -> new JsonLine();
        });
        root.addHandler(console);
        root.setLevel(Level.WARNING);
        START_OF_LISTENER.setLevel(Level.OFF);
        OWN.setLevel(switch (log.level()) {
            case ERROR -> Level.SEVERE;
            case WARN -> Level.WARNING;
            case INFO -> Level.INFO;
            case DEBUG -> Level.FINE;
        });
    }

    private static String levelOf(LogRecord entry) {
        int level = entry.getLevel().intValue();
        if (level >= Level.SEVERE.intValue()) {
            return "error";
        }
        if (level >= Level.WARNING.intValue()) {
            return "warn";
        }
        return level >= Level.INFO.intValue() ? "info" : "debug";
    }

    private static String nameOf(LogRecord entry) {
        @Nullable
        String name = entry.getLoggerName();
        return name == null ? "" : name.substring(name.lastIndexOf('.') + 1);
    }

    private static String traceOf(Throwable failure) {
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private static final class Text extends Formatter {
        @Override
        public String format(LogRecord entry) {
            String message = formatMessage(entry).replace('\n', ' ').replace('\r', ' ');
            Throwable failure = entry.getThrown();
            return entry.getInstant() + " " + levelOf(entry) + " " + nameOf(entry) + ": " + message
                    + System.lineSeparator() + (failure == null ? "" : traceOf(failure));
        }
    }

    private static final class JsonLine extends Formatter {
        @Override
        public String format(LogRecord entry) {
            Map<String, String> fields = new LinkedHashMap<>();
            Instant at = entry.getInstant();
            fields.put("time", at.toString());
            fields.put("level", levelOf(entry));
            fields.put("logger", nameOf(entry));
            fields.put("message", formatMessage(entry));
            Throwable failure = entry.getThrown();
            if (failure != null) {
                fields.put("stack", traceOf(failure));
            }
            return Json.MAPPER.writeValueAsString(fields) + "\n";
        }
    }
}
