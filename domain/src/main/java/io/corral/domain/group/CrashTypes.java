package io.corral.domain.group;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Signals of Unix, exceptions of Mach and of Windows: what processors raise has another name on
/// each system, and a trap even on each processor.
final class CrashTypes {

    private static final String MEMORY = "bad memory access";
    private static final String TRAP = "trap";
    private static final String ABORT = "abort";
    private static final String ARITHMETIC = "bad arithmetic";

    private static final Map<String, String> COMMON =
            Map.ofEntries(
                    Map.entry("SIGSEGV", MEMORY), Map.entry("SIGBUS", MEMORY),
                    Map.entry("EXC_BAD_ACCESS", MEMORY),
                    Map.entry("EXCEPTION_ACCESS_VIOLATION", MEMORY),
                    Map.entry("EXCEPTION_ACCESS_VIOLATION_READ", MEMORY),
                    Map.entry("EXCEPTION_ACCESS_VIOLATION_WRITE", MEMORY),
                    Map.entry("EXCEPTION_ACCESS_VIOLATION_EXEC", MEMORY),
                    Map.entry("SIGILL", TRAP), Map.entry("SIGTRAP", TRAP),
                    Map.entry("EXC_BAD_INSTRUCTION", TRAP), Map.entry("EXC_BREAKPOINT", TRAP),
                    Map.entry("EXCEPTION_BREAKPOINT", TRAP),
                    Map.entry("EXCEPTION_ILLEGAL_INSTRUCTION", TRAP),
                    Map.entry("SIGABRT", ABORT), Map.entry("EXC_CRASH", ABORT),
                    Map.entry("SIGFPE", ARITHMETIC), Map.entry("EXC_ARITHMETIC", ARITHMETIC),
                    Map.entry("EXCEPTION_INT_DIVIDE_BY_ZERO", ARITHMETIC),
                    Map.entry("EXCEPTION_FLT_DIVIDE_BY_ZERO", ARITHMETIC));

    private CrashTypes() {}

    /// The name for all systems: of `SIGSEGV`, `SIGSEGV / SEGV_MAPERR` and `EXC_BAD_ACCESS /
    /// KERN_INVALID_ADDRESS`; null when the type is no crash.
    static @Nullable String common(String type) {
        if (!type.startsWith("S") && !type.startsWith("E")) {
            return null;
        }
        int end = type.indexOf(' ');
        return COMMON.get(end < 0 ? type : type.substring(0, end));
    }

    /// Whether what the handler of crashes wrote into the message says no more than the type. A
    /// runtime that traps or aborts on purpose left its reason there.
    static boolean saysNothing(String common, String message) {
        return common.equals(MEMORY) || common.equals(ARITHMETIC)
                || message.startsWith("Fatal Error: ") || message.startsWith("Segfault")
                || message.startsWith("Abort") || message.startsWith("Trap")
                || message.startsWith("SIG") || message.startsWith("EXC")
                || message.startsWith("Illegal instruction");
    }
}
