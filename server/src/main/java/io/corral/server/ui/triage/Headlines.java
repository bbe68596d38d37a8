package io.corral.server.ui.triage;

import io.corral.server.ui.Words;
import java.util.ArrayList;
import java.util.List;

/// What a worklist comes down to, in a sentence or two.
final class Headlines {

    private Headlines() {}

    /// The sentence.
    ///
    /// @param blocking issues of tier 1
    /// @param hurting issues of tier 2
    /// @param later issues that can wait
    /// @param noise issues that are noise
    static String sentence(int blocking, int hurting, int later, int noise) {
        String high = high(blocking, hurting);
        List<String> rest = new ArrayList<>();
        if (later > 0) {
            rest.add(Words.number(later) + " can wait");
        }
        if (noise > 0) {
            rest.add(Words.number(noise) + (noise == 1 ? " is noise" : " are noise"));
        }
        return rest.isEmpty() ? high : high + " " + Words.capital(String.join(", ", rest)) + ".";
    }

    private static String high(int blocking, int hurting) {
        if (blocking + hurting == 0) {
            return "Nothing blocks or hurts customers.";
        }
        String blocks = Words.many(blocking, "issue")
                + (blocking == 1 ? " blocks customers" : " block customers");
        if (hurting == 0) {
            return blocks + ".";
        }
        return blocking == 0
                ? "Nobody is blocked; " + Words.many(hurting, "issue")
                        + (hurting == 1 ? " hurts" : " hurt") + " some customers."
                : blocks + ", " + Words.number(hurting) + (hurting == 1 ? " hurts" : " hurt")
                        + " some of them.";
    }
}
