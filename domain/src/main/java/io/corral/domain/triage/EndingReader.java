package io.corral.domain.triage;

import io.corral.domain.event.Event;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.Level;
import java.util.Locale;

/// How it ends: crash, unhandled error, or something the application caught.
final class EndingReader {

    /// Where an event says how it ended, and where a list does.
    static final String HANDLED = "event.exception.mechanism.handled";
    static final String LISTED = "isUnhandled";

    private EndingReader() {}

    static void read(IssueReading reading, Evidence evidence) {
        IssueFacts facts = reading.facts();
        boolean unhandled = Boolean.TRUE.equals(facts.unhandled());
        String source = LISTED;
        Event event = reading.event();
        if (event != null) {
            for (ExceptionValue exception : event.exceptions()) {
                ExceptionValue.Mechanism mechanism = exception.mechanism();
                if (mechanism != null && Boolean.FALSE.equals(mechanism.handled())) {
                    unhandled = true;
                    source = HANDLED;
                }
            }
        }
        if (unhandled && (facts.level() == Level.FATAL || isSignal(facts.title()))) {
            evidence.add(SignalType.CRASH, "", "unhandled and fatal", "level");
        }
        if (unhandled) {
            evidence.add(SignalType.UNHANDLED, StructureReader.grave(facts.level()),
                    "nothing caught it", source);
        }
    }

    private static boolean isSignal(String title) {
        String upper = title.substring(0, Math.min(title.length(), 60)).toUpperCase(Locale.ROOT);
        return upper.startsWith("SIGSEGV") || upper.startsWith("SIGABRT")
                || upper.startsWith("EXC_") || upper.startsWith("ANR");
    }
}
