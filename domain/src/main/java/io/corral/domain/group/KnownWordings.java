package io.corral.domain.group;

import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What runtimes and systems say that have no type for it, or that their versions word differently:
/// one wording for all, which counts even where frames decide, because it is all that tells a
/// division by zero from an index that is out of range.
final class KnownWordings {

    private static final int MESSAGE_MAX = 2000;
    /// Messages up to this length say nothing besides the fault.
    private static final int SHORT_MAX = 120;

    /// @param anywhere whether the message may have `mark` anywhere, not only at its beginning
    private record Kind(boolean anywhere, String mark, String text) {}

    private static Kind starts(String mark, String text) {
        return new Kind(false, mark, text);
    }

    private static Kind has(String mark, String text) {
        return new Kind(true, mark, text);
    }

    private static final String INDEX = "index out of range";
    private static final String SLICE = "bounds of a slice out of range";
    private static final String ZERO = "division by zero";
    private static final String OVERFLOW = "arithmetic overflow";
    private static final String BORROWED = "already borrowed";
    private static final String UNWRAP = "unwrap of nothing";
    private static final String NULL = "null dereference";
    private static final String LOOKUP = "host lookup failed";
    private static final String REFUSED = "connection refused";
    private static final String RESET = "connection reset";
    private static final String TIMEOUT = "timed out";

    private static final String FIRST_OF_NETWORKS = "Failed host lookup";

    private static final Kind[] KINDS = {
        // Rust
        starts("index out of bounds: the len is", INDEX),
        starts("range end index ", SLICE), starts("range start index ", SLICE),
        starts("slice index starts at ", SLICE),
        starts("byte index ", "no boundary of a character"),
        starts("start byte index ", "no boundary of a character"),
        starts("end byte index ", "no boundary of a character"),
        starts("attempt to divide by zero", ZERO),
        starts("attempt to calculate the remainder with a divisor of zero", ZERO),
        starts("attempt to add with overflow", OVERFLOW),
        starts("attempt to subtract with overflow", "subtraction below zero"),
        starts("attempt to multiply with overflow", OVERFLOW + " of a product"),
        starts("already borrowed: BorrowMutError", BORROWED),
        starts("RefCell already borrowed", BORROWED), starts("already borrowed", BORROWED),
        starts("already mutably borrowed", BORROWED + " to change"),
        starts("RefCell already mutably borrowed", BORROWED + " to change"),
        starts("called `Option::unwrap()` on a `None` value", UNWRAP),
        starts("internal error: entered unreachable code", "unreachable code"),
        starts("not implemented", "not implemented"),
        starts("not yet implemented", "not implemented"),
        starts("assertion failed: `(left == right)`", "assertion of equality"),
        starts("assertion `left == right` failed", "assertion of equality"),
        starts("assertion failed: `(left != right)`", "assertion of inequality"),
        starts("assertion `left != right` failed", "assertion of inequality"),
        // Go
        starts("runtime error: index out of range", INDEX),
        starts("runtime error: slice bounds out of range", SLICE),
        starts("runtime error: invalid memory address", NULL),
        starts("invalid memory address or nil pointer dereference", NULL),
        starts("runtime error: integer divide by zero", ZERO),
        starts("runtime error: makeslice: ", "length of a slice out of range"),
        starts("assignment to entry in nil map", "assignment to an entry in a nil map"),
        starts("send on closed channel", "send on a closed channel"),
        starts("close of closed channel", "close of a closed channel"),
        starts("concurrent map ", "concurrent use of a map"),
        starts("fatal error: concurrent map ", "concurrent use of a map"),
        // Swift and Apple
        has("Fatal error: Index out of range", INDEX),
        has("Unexpectedly found nil while ", "nil where a value was expected"),
        has("Fatal error: Division by zero", ZERO),
        has(" beyond bounds ", "index beyond bounds"),
        has("attempt to insert nil object", "nil inserted"),
        has("object cannot be nil", "nil inserted"),
        has("was mutated while being enumerated", "changed while enumerated"),
        // Dart
        starts("Null check operator used on a null value", "null check of null"),
        starts("RangeError (index)", INDEX), starts("RangeError (length)", INDEX),
        starts("Bad state: No element", "no element"),
        starts("Bad state: Too many elements", "more than one element"),
        starts("Bad state: Stream has already been listened to", "stream with two listeners"),
        starts("Bad state: Future already completed", "future completed twice"),
        starts("The OS watchdog terminated your app", "terminated by the system"),
        starts("The OS most likely terminated your app", "terminated by the system"),
        starts("setState() called after dispose()", "state set after disposal"),
        starts("Concurrent modification during iteration", "changed while iterated"),
        starts("Stack Overflow", "stack overflow"),
        starts("The request connection took longer than", TIMEOUT),
        starts("Connecting timed out [", TIMEOUT),
        starts("The request took longer than", TIMEOUT + " while receiving"),
        starts("Receiving data timeout [", TIMEOUT + " while receiving"),
        starts("The request was manually cancelled", "request cancelled"),
        // .NET
        starts("Index was outside the bounds of the array", INDEX),
        starts("Index was out of range", INDEX),
        starts("The given key was not present in the dictionary", "key not present"),
        starts("Sequence contains no elements", "no element"),
        starts("Sequence contains no matching element", "no matching element"),
        starts("Sequence contains more than one", "more than one element"),
        starts("Nullable object must have a value", "nothing where a value was expected"),
        starts("Input string was not in a correct format", "text is no number"),
        starts("Requested value '", "no case of an enum"),
        starts("Arithmetic operation resulted in an overflow", OVERFLOW),
        starts("Collection was modified", "changed while enumerated"),
        starts("Enumeration already finished", "enumeration already finished"),
        starts("Cannot access a disposed object", "use of a disposed object"),
        // JVM
        starts("No value found for '", "no case of an enum"),
        starts("No value present", "no value present"),
        starts("Index: ", INDEX), starts("index ", INDEX), starts("Index ", INDEX),
        starts("String index out of range", INDEX), starts("Array index out of range", INDEX),
        starts("Range [", INDEX), starts("begin ", INDEX),
        starts("connect timed out", TIMEOUT), starts("Connect timed out", TIMEOUT),
        starts("Broken pipe", "broken pipe"),
        // PHP
        starts("Division by zero", ZERO), starts("Modulo by zero", ZERO),
        starts("Invalid argument supplied for foreach()", "foreach over no list"),
        starts("foreach() argument must be of type", "foreach over no list"),
        starts("Array to string conversion", "array as a string"),
        starts("A non-numeric value encountered", "text is no number"),
        starts("Maximum execution time of ", "time limit exceeded"),
        starts("Allowed memory size of ", "memory limit exceeded"),
        // Python
        starts("division by zero", ZERO), starts("float division by zero", ZERO),
        starts("integer division or modulo by zero", ZERO), starts("float modulo", ZERO),
        starts("integer modulo by zero", ZERO),
        starts("list index out of range", INDEX), starts("tuple index out of range", INDEX),
        starts("string index out of range", INDEX),
        starts("dictionary changed size during iteration", "changed while iterated"),
        // Ruby
        starts("divided by 0", ZERO), starts("can't modify frozen ", "change of a frozen object"),
        // PostgreSQL
        starts("ERROR: current transaction is aborted", "transaction is aborted"),
        starts("ERROR: value too long for type", "value too long"),
        starts("ERROR: invalid input syntax for ", "value of a wrong type"),
        // networks of all systems
        has("Failed host lookup", LOOKUP), has("getaddrinfo ENOTFOUND", LOOKUP),
        has("Name or service not known", LOOKUP), has("nodename nor servname provided", LOOKUP),
        has("No address associated with hostname", LOOKUP), has("No such host is known", LOOKUP),
        has("Temporary failure in name resolution", LOOKUP), has("no such host", LOOKUP),
        has("getaddrinfo failed", LOOKUP), has("failed to lookup address information", LOOKUP),
        has("nxdomain", LOOKUP), has("Could not resolve host", LOOKUP),
        has("actively refused it", REFUSED), has("Connection refused", REFUSED),
        has("connection refused", REFUSED), has("ECONNREFUSED", REFUSED),
        has("econnrefused", REFUSED),
        has("forcibly closed by the remote host", RESET), has("Connection reset by peer", RESET),
        has("connection reset by peer", RESET), has("ECONNRESET", RESET),
        has("ETIMEDOUT", TIMEOUT), has("Connection timed out", TIMEOUT),
        has("connected host has failed to respond", TIMEOUT),
        has("did not properly respond after a period", TIMEOUT),
        has("The wait operation timed out", TIMEOUT),
        has("Der Wartevorgang wurde abgebrochen", TIMEOUT),
        has("da die Gegenstelle nach einer bestimmten", TIMEOUT),
        has("da der Zielcomputer die Verbindung verweigerte", REFUSED),
        has("l'ordinateur cible l'a expressément refusée", REFUSED),
        has("el equipo de destino denegó expresamente", REFUSED),
        has("wurde vom Remotehost geschlossen", RESET),
        has("être fermée par l'hôte distant", RESET),
        has("una conexión existente por el host remoto", RESET),
        has("Es ist kein solcher Host bekannt", LOOKUP), has("Hôte inconnu", LOOKUP),
        has("Host desconocido", LOOKUP),
        has("Operation timed out", TIMEOUT), has("i/o timeout", TIMEOUT)
    };

    private static final PhraseIndex INDEX_OF_KINDS =
            new PhraseIndex(Stream.of(KINDS)
                    .map(kind -> new PhraseIndex.Phrase(kind.anywhere(), kind.mark())).toList());

    /// Position of the first kind that a long message about a network may have.
    private static final int NETWORKS =
            Stream.of(KINDS).map(Kind::mark).toList().indexOf(FIRST_OF_NETWORKS);

    /// Numbers of one fault in Linux, macOS and Windows.
    private static final Map<String, String> NUMBERS =
            Map.ofEntries(
                    Map.entry("111", REFUSED), Map.entry("61", REFUSED),
                    Map.entry("10061", REFUSED), Map.entry("104", RESET), Map.entry("54", RESET),
                    Map.entry("10054", RESET), Map.entry("110", TIMEOUT), Map.entry("60", TIMEOUT),
                    Map.entry("10060", TIMEOUT), Map.entry("98", "address in use"),
                    Map.entry("48", "address in use"), Map.entry("10048", "address in use"),
                    Map.entry("113", "no route to the host"),
                    Map.entry("65", "no route to the host"),
                    Map.entry("10065", "no route to the host"),
                    Map.entry("101", "network unreachable"),
                    Map.entry("51", "network unreachable"),
                    Map.entry("10051", "network unreachable"));

    private static final String[] NUMBER_WORDS = {"Errno ", "WinError ", "os error ", "errno = "};

    /// What runtimes and loggers put in front of a message.
    private static final String[] SEVERITIES = {"Warning: ", "Notice: ", "Deprecated: ",
        "Fatal error: Uncaught ", "User Warning: ", "User Notice: ", "PHP Warning:  ",
        "PHP Notice:  ", "ERROR: ", "Error: ", "PHP Fatal error:  ", "E_ERROR: "};

    private KnownWordings() {}

    /// The common wording; null when the message is not one that is known.
    ///
    /// @param generic the type says nothing; where it does, a long message about a network says
    ///     more than its fault and stays
    static @Nullable EngineError of(String message, boolean generic) {
        if (message.length() > MESSAGE_MAX) {
            return null;
        }
        String numbered = generic ? byNumber(message) : null;
        if (numbered != null) {
            return new EngineError(null, numbered, numbered);
        }
        int first = INDEX_OF_KINDS.first(message);
        if (first < 0 || (first >= NETWORKS && !generic && message.length() > SHORT_MAX)) {
            return null;
        }
        Kind kind = KINDS[first];
        boolean bare = kind.mark().startsWith("Fatal error: ")
                || kind.mark().startsWith("Unexpectedly found");
        return new EngineError(null, kind.text(), bare ? null : kind.text());
    }

    private static @Nullable String byNumber(String message) {
        for (String word : NUMBER_WORDS) {
            int at = message.indexOf(word);
            if (at >= 0) {
                int from = at + word.length();
                return NUMBERS.get(message.substring(from, Names.skipDigits(message, from)));
            }
        }
        return null;
    }

    /// What Rust's default hook writes around the message of a panic, in its new form
    /// `thread 'main' panicked at src/a.rs:1:2:\nmessage` and the older one with quotes.
    static String withoutPanic(String message) {
        int at = message.startsWith("thread '") ? message.indexOf("' panicked at ") : -1;
        if (at < 0) {
            return message;
        }
        int from = at + 14;
        int end = message.startsWith("'", from) ? message.lastIndexOf("', ") : -1;
        int line = message.indexOf(":\n", from);
        return end > from
                ? message.substring(from + 1, end)
                : line > 0 ? message.substring(line + 2) : message;
    }

    /// The message without what runtimes put around it: a severity, a place in a source file.
    static String core(String message) {
        for (String severity : SEVERITIES) {
            if (message.startsWith(severity)) {
                return message.substring(severity.length());
            }
        }
        if (message.startsWith("no ") && message.contains(":\n")) {
            int colon = message.indexOf(":\n") + 1;
            return message.substring(0, colon) + ' ' + message.substring(colon).strip();
        }
        int reason = message.startsWith("*** Terminating app") ? message.indexOf("reason: '") : -1;
        if (reason > 0) {
            return message.substring(reason + 9);
        }
        int swift = message.indexOf(".swift:");
        int colon = swift < 0 ? -1 : message.indexOf(": ", swift);
        return colon > 0 && message.startsWith("Fatal error", colon + 2)
                ? message.substring(colon + 2)
                : message;
    }
}
