package io.corral.cli.bench;

import java.io.PrintWriter;
import tools.jackson.databind.json.JsonMapper;

/// What a benchmark measured: a record that is also its JSON.
interface BenchReport {

    /// Prints it for people.
    void print(PrintWriter out);

    /// Prints it as asked.
    default void print(PrintWriter out, boolean json) {
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(this));
        } else {
            print(out);
        }
        out.flush();
    }
}
