package io.corral.testkit.grouping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Calls written down per platform, in sections: lines `platform call`.
///
/// @param section one word
record CallLists(String section, Platform platform, Call call) {

    /// The calls of a section of a file beside this class.
    static List<CallLists> of(String file, String section) {
        List<CallLists> calls = new ArrayList<>();
        String current = "";
        for (String line : BaseErrors.allLines(file)) {
            if (line.startsWith("# ")) {
                current = line.substring(2);
            } else if (current.equals(section)) {
                int space = line.indexOf(' ');
                Platform platform =
                        Platform.valueOf(line.substring(0, space).toUpperCase(Locale.ROOT));
                calls.add(new CallLists(section, platform,
                        Call.parse(line.substring(space + 1))));
            }
        }
        return List.copyOf(calls);
    }
}
