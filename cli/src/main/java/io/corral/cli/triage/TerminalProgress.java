package io.corral.cli.triage;

import io.corral.cli.command.Terminal;
import io.corral.tools.reading.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Says on standard error how far reading came: on one line of a terminal, elsewhere a line now
/// and then. Thread-safe; guarded by this object.
final class TerminalProgress implements Progress {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
    private static final Duration BETWEEN_TURNS = Duration.ofMillis(100);

    private final PrintWriter out;
    private final boolean isTerminal;
    private final InstantSource clock;
    private Instant last;
    private int width;

    /// @param isTerminal whether a line can be written over
    TerminalProgress(PrintWriter out, boolean isTerminal, InstantSource clock) {
        this.out = out;
        this.isTerminal = isTerminal;
        this.clock = clock;
        this.last = clock.instant();
    }

    @Override
    public synchronized void at(String what, int done, int all) {
        Instant now = clock.instant();
        if (now.isBefore(last.plus(isTerminal ? BETWEEN_TURNS : BETWEEN_LINES))) {
            return;
        }
        last = now;
        String line = "reading " + what + ": " + done + (all == 0 ? "" : " of " + all);
        if (isTerminal) {
            out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
            width = line.length();
        } else {
            out.println("corral: " + line);
        }
        out.flush();
    }

    @Override
    public synchronized void say(String sentence) {
        clear();
        out.println("corral: " + Terminal.line(sentence));
        out.flush();
    }

    /// Takes the line away that stands now.
    synchronized void clear() {
        if (width > 0) {
            out.print("\r" + " ".repeat(width) + "\r");
            out.flush();
            width = 0;
        }
    }
}
