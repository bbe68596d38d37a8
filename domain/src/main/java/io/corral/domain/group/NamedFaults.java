package io.corral.domain.group;

import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which of several faults a type with many faults stands for: what a database server says of a
/// connection, why an Erlang process is gone, which service error a cloud answered, which field a
/// decoder did not like. It counts beside frames too.
final class NamedFaults {

    private static final int MESSAGE_MAX = 2000;
    private static final int NAME_MAX = 160;

    /// @param text the common wording
    /// @param after what stands behind the name; empty for the end of a word
    /// @param path what stands before the name, in this order; the message starts with the first
    private record Phrase(String text, String after, String... path) {}

    private record Kind(String mark, String text) {}

    private static final Phrase[] PHRASES = {
        new Phrase("no route", "\"", "No route matches {", "controller", "\""),
        new Phrase("no member of an object", "\"", "Neither the property \""),
        new Phrase("undecodable field", "\"", "Could not create `", "problem with \""),
        new Phrase("no config of a view", "`", "View config getter callback for component `"),
        new Phrase("no config of a view", "`", "View config not found for component `"),
        new Phrase("service error", ")", "An error occurred ("),
        new Phrase("inaccessible member", " accessible: ", "Unable to make ", " "),
        new Phrase("unwrap of an error", "", "called `Result::unwrap()` on an `Err`", ": Os {",
                "kind: "),
        new Phrase("no such method", "(", "No signature of method: Script", "."),
        new Phrase("no such method", "(", "No signature of method: static Script", "."),
        new Phrase("service not in the foreground", "",
                "Context.startForegroundService() did not then call", "ServiceRecord{", "/")
    };

    private static final String TOO_MANY = "too many connections";
    private static final String CLOSED = "connection closed by the server";
    private static final String DEADLOCK = "deadlock of transactions";
    private static final String LOCK = "lock not got in time";

    private static final Kind[] KINDS = {
        new Kind("remaining connection slots are reserved", TOO_MANY),
        new Kind("too many clients already", TOO_MANY),
        new Kind("Too many connections", TOO_MANY),
        new Kind("server closed the connection unexpectedly", CLOSED),
        new Kind("MySQL server has gone away", CLOSED),
        new Kind("Lost connection to MySQL server", CLOSED),
        new Kind("SSL connection has been closed unexpectedly", CLOSED),
        new Kind("SSL SYSCALL error: EOF detected", CLOSED),
        new Kind("connection already closed", CLOSED), new Kind("connection not open", CLOSED),
        new Kind("Communications link failure", CLOSED),
        new Kind("terminating connection due to administrator command", CLOSED),
        new Kind("the database system is starting up", "database server starts"),
        new Kind("the database system is shutting down", "database server stops"),
        new Kind("deadlock detected", DEADLOCK),
        new Kind("Deadlock found when trying to get lock", DEADLOCK),
        new Kind("could not serialize access", "transactions cannot be serialized"),
        new Kind("due to statement timeout", "statement not done in time"),
        new Kind("due to lock timeout", LOCK), new Kind("Lock wait timeout exceeded", LOCK),
        new Kind("was deadlocked on lock", DEADLOCK),
        new Kind("in einer Deadlocksituation", DEADLOCK),
        new Kind("a été bloquée sur les ressources", DEADLOCK),
        new Kind("quedó en interbloqueo", DEADLOCK),
        new Kind("Lock request time out period exceeded", LOCK),
        new Kind("Execution Timeout Expired", "statement not done in time"),
        new Kind("Ausführungstimeout abgelaufen", "statement not done in time"),
        new Kind("Délai d'exécution expiré", "statement not done in time"),
        new Kind("tiempo de espera de ejecución", "statement not done in time"),
        new Kind("Timeout di esecuzione scaduto", "statement not done in time"),
        new Kind("Cannot open database \"", "database cannot be opened"),
        new Kind("Sharing violation on path", "file in use"),
        new Kind("Disk full. Path", "disk full"),
        new Kind("prior to obtaining a connection from the pool", "no connection free in time"),
        new Kind("Connection is not available, request timed out", "no connection free in time"),
        new Kind("could not obtain a database connection within", "no connection free in time"),
        new Kind("QueuePool limit of size", "no connection free in time"),
        new Kind("timeout exceeded when trying to connect", "no connection free in time"),
        new Kind("canceling statement due to user request", "statement cancelled"),
        new Kind("Login failed for user", "password refused"),
        new Kind("Access denied for user", "password refused"),
        new Kind("database is locked", "database is locked"),
        new Kind("password authentication failed", "password refused"),
        new Kind("{:noproc, {GenServer, :call", "process is not there"),
        new Kind("{:timeout, {GenServer, :call", "process did not answer in time"),
        new Kind("{:normal, {GenServer, :call", "process ended"),
        new Kind("{:shutdown, {GenServer, :call", "process was shut down"),
        new Kind("{:killed, {GenServer, :call", "process was killed"),
        new Kind("** (EXIT) no process", "process is not there"),
        new Kind("** (EXIT) time out", "process did not answer in time"),
        new Kind("** (EXIT) no connection", "node is not connected"),
        new Kind("** (EXIT) normal", "process ended"),
        new Kind("** (EXIT) shutdown", "process was shut down"),
        new Kind("** (EXIT) killed", "process was killed")
    };

    private static final PhraseIndex INDEX =
            new PhraseIndex(Stream.of(KINDS)
                    .map(kind -> new PhraseIndex.Phrase(true, kind.mark())).toList());

    /// Private classes behind the public ones of Apple's Foundation: which of them an object has
    /// depends on its size and on the version of the system.
    private static final Map<String, String> CLUSTERS =
            Map.ofEntries(
                    Map.entry("NSTaggedPointerString", "NSString"),
                    Map.entry("__NSCFString", "NSString"),
                    Map.entry("__NSCFConstantString", "NSString"),
                    Map.entry("NSPathStore2", "NSString"),
                    Map.entry("Swift.__StringStorage", "NSString"),
                    Map.entry("__NSCFNumber", "NSNumber"),
                    Map.entry("NSConstantIntegerNumber", "NSNumber"),
                    Map.entry("NSConstantDoubleNumber", "NSNumber"),
                    Map.entry("__NSCFBoolean", "NSNumber"),
                    Map.entry("__NSArrayI", "NSArray"), Map.entry("__NSArrayM", "NSArray"),
                    Map.entry("__NSArray0", "NSArray"), Map.entry("__NSCFArray", "NSArray"),
                    Map.entry("__NSSingleObjectArrayI", "NSArray"),
                    Map.entry("__NSFrozenArrayM", "NSArray"),
                    Map.entry("NSConstantArray", "NSArray"),
                    Map.entry("__NSDictionaryI", "NSDictionary"),
                    Map.entry("__NSDictionaryM", "NSDictionary"),
                    Map.entry("__NSDictionary0", "NSDictionary"),
                    Map.entry("__NSCFDictionary", "NSDictionary"),
                    Map.entry("__NSSingleEntryDictionaryI", "NSDictionary"),
                    Map.entry("__NSFrozenDictionaryM", "NSDictionary"),
                    Map.entry("NSConstantDictionary", "NSDictionary"),
                    Map.entry("__NSSetI", "NSSet"), Map.entry("__NSSetM", "NSSet"),
                    Map.entry("__NSCFSet", "NSSet"), Map.entry("__NSSingleObjectSetI", "NSSet"),
                    Map.entry("__NSDate", "NSDate"), Map.entry("__NSTaggedDate", "NSDate"),
                    Map.entry("NSConcreteData", "NSData"),
                    Map.entry("NSConcreteMutableData", "NSData"),
                    Map.entry("_NSInlineData", "NSData"), Map.entry("__NSCFData", "NSData"));

    private NamedFaults() {}

    /// The common wording; null when the message is not one that is known, or has the number of the
    /// fault in front, as MySQL's `(1205, 'Lock wait ...')`, which counts by itself.
    static @Nullable EngineError of(String message) {
        String status = HttpStatuses.of(message);
        status = status == null ? RpcStatuses.of(message) : status;
        if (status != null) {
            return new EngineError(null, status, status);
        }
        if (message.length() > MESSAGE_MAX) {
            return null;
        }
        if (message.startsWith("Exception ") && isMach(message)) {
            return new EngineError(null, "exception of the processor", null);
        }
        String text = selector(message);
        text = text == null ? view(message) : text;
        text = text == null ? phrase(message) : text;
        text = text == null ? noConnection(message) : text;
        boolean numbered = Names.skipDigits(message, 1) > 1 && message.charAt(0) == '(';
        int kind = text == null && !numbered ? INDEX.first(message) : -1;
        text = kind < 0 ? text : KINDS[kind].text();
        return text == null ? null : new EngineError(null, text, text);
    }

    private static @Nullable String phrase(String message) {
        for (Phrase phrase : PHRASES) {
            int from = message.startsWith(phrase.path()[0]) ? 0 : -1;
            for (int i = 0; i < phrase.path().length && from >= 0; i++) {
                int at = message.indexOf(phrase.path()[i], from);
                from = at < 0 ? -1 : at + phrase.path()[i].length();
            }
            if (from < 0) {
                continue;
            }
            int to = phrase.after().isEmpty()
                    ? endOfWord(message, from)
                    : message.indexOf(phrase.after(), from);
            if (to > from && to - from <= NAME_MAX) {
                String name = message.substring(from, to);
                return phrase.text() + ": " + Names.afterLast(name, ' ');
            }
        }
        return null;
    }

    private static int endOfWord(String message, int from) {
        int end = from;
        while (end < message.length() && (Character.isLetterOrDigit(message.charAt(end))
                || "._$".indexOf(message.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    /// urllib3 has a type of its own for names that cannot be resolved since version 2; what the
    /// system said stands behind the type in all versions.
    private static @Nullable String noConnection(String message) {
        int cause = message.indexOf("(Caused by N");
        if (cause < 0) {
            return null;
        }
        boolean lookup = message.startsWith("NameResolutionError(", cause + 11);
        boolean other = message.startsWith("NewConnectionError(", cause + 11);
        EngineError known = lookup || other
                ? KnownWordings.of(message.substring(cause), true)
                : null;
        return known == null ? null : "connection failed: " + known.text();
    }

    /// What the runtime left for the reporter, which stands behind the numbers of a Mach exception;
    /// the numbers alone where it left nothing.
    static String withoutMach(String message) {
        int mark = message.startsWith("Exception ") ? message.indexOf(" >") : -1;
        if (mark < 0 || !isMach(message.substring(0, mark))) {
            return message;
        }
        String left = message.substring(mark + 2).strip();
        return left.isEmpty() ? message.substring(0, mark) : left;
    }

    /// `Exception 6, Code 1, Subcode 8` of macOS and iOS: the number of the fault is in the type.
    private static boolean isMach(String message) {
        int code = Names.skipDigits(message, 10);
        int sub = message.startsWith(", Code ", code) ? Names.skipDigits(message, code + 7) : 0;
        if (sub == 0 || !message.startsWith(", Subcode ", sub)) {
            return false;
        }
        int end = message.indexOf(' ', sub + 10);
        return end < 0 || message.substring(end).isBlank();
    }

    private static @Nullable String selector(String message) {
        boolean sent = message.startsWith("-[") && message.contains("]: unrecognized selector");
        int space = sent ? message.indexOf(' ') : -1;
        String common = space < 0 ? null : CLUSTERS.get(message.substring(2, space));
        return common == null
                ? null
                : "unrecognized selector: " + common + message.substring(space,
                        message.indexOf(']'));
    }

    /// What Laravel says of an error in a template: the error and the template, wherever it lies;
    /// the templates around it follow.
    private static @Nullable String view(String message) {
        int mark = message.indexOf(" (View: ");
        int views = mark < 0 ? -1 : message.indexOf("views/", mark);
        int end = views < 0 ? -1 : message.indexOf(')', views);
        if (end < 0) {
            return null;
        }
        String head = message.substring(0, mark);
        EngineError named = NamedThings.of(head);
        String what = named == null
                ? MessageTemplate.of(head, Algorithm.SECOND).text()
                : named.text();
        return what + " in " + message.substring(views + 6, end);
    }
}
