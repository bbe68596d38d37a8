package io.corral.server.ui.triage;

import io.corral.server.ui.Words;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/// What a worklist comes down to, in a sentence or two.
final class Headlines {

    private static final int NOON = 12;
    private static final int EVENING = 18;
    private static final int NIGHT = 4;

    private Headlines() {}

    /// `Good morning, Ann.`
    static String greeting(String name, ZonedDateTime now) {
        int hour = now.getHour();
        String words = hour < NIGHT || hour >= EVENING
                ? "Good evening"
                : hour < NOON ? "Good morning" : "Good afternoon";
        String first = name.strip().split("\\s+", 2)[0];
        return words + (first.isEmpty() ? "" : ", " + first) + ".";
    }

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
