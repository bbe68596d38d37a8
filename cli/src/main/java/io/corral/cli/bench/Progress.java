package io.corral.cli.bench;

import java.io.PrintWriter;

/// Says on standard error what is going on, so that standard output holds the result alone.
///
/// @param err where it is said
record Progress(PrintWriter err) {

    /// One line.
    void say(String sentence) {
        err.println(sentence);
        err.flush();
    }
}
