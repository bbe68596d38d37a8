package io.corral.domain.group;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Errors of Go's standard library. Their text ends with what the system said, which newer SDKs
/// report as an exception of its own and older ones do not.
final class GoFaults {

    private static final Set<String> CARRIERS =
            Set.of(
                    "*fs.PathError", "*os.SyscallError", "*os.LinkError", "*net.OpError",
                    "*url.Error", "*exec.Error", "*net.DNSError");

    /// Packages whose errors a carrier holds.
    private static final String[] INNER = {
        "syscall.", "windows.", "*os.", "*net.", "*fs.", "*poll.", "context.", "*url.", "*tls.",
        "x509."
    };

    /// What systems and the runtime say at the end of such a text.
    private static final Set<String> FAULTS =
            Set.of(
                    "no such file or directory", "permission denied", "operation not permitted",
                    "file exists", "is a directory", "not a directory", "directory not empty",
                    "no space left on device", "disk quota exceeded", "read-only file system",
                    "too many open files", "too many open files in system", "input/output error",
                    "device or resource busy", "text file busy", "file name too long",
                    "invalid cross-device link", "invalid argument", "bad file descriptor",
                    "file already closed", "connection refused", "connection reset by peer",
                    "broken pipe", "no route to host", "network is unreachable",
                    "address already in use", "cannot assign requested address", "i/o timeout",
                    "connection timed out", "no such host", "EOF", "unexpected EOF",
                    "use of closed network connection", "context deadline exceeded",
                    "context canceled", "server misbehaving", "no child processes",
                    "executable file not found in $PATH", "exec format error",
                    "cannot allocate memory", "server gave HTTP response to HTTPS client",
                    "The system cannot find the file specified.", "Access is denied.");

    private GoFaults() {}

    /// The fault of the system; null when the error does not carry one that is known.
    static @Nullable EngineError of(String type, String message) {
        if (!CARRIERS.contains(type)) {
            return null;
        }
        String fault = fault(message);
        return FAULTS.contains(fault) ? new EngineError(null, fault, fault) : null;
    }

    /// What stands at the end of such a text.
    private static String fault(String message) {
        int colon = message.lastIndexOf(": ");
        return Names.before(message.substring(colon < 0 ? 0 : colon + 2), " (Client.Timeout");
    }

    /// Whether the outer error only carries the inner one and ends with its text.
    static boolean carries(Link outer, Link inner) {
        String type = outer.wording().type();
        String within = inner.exception().type();
        String message = outer.exception().value();
        String told = inner.exception().value();
        if (type == null || within == null || message == null || told == null
                || !CARRIERS.contains(type) || !inner.stack().isEmpty()
                || !(message.endsWith(told) || fault(message).equals(fault(told)))) {
            return false;
        }
        for (String start : INNER) {
            if (within.startsWith(start)) {
                return true;
            }
        }
        return false;
    }
}
