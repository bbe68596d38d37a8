package io.corral.server.ui.releases;

import io.corral.domain.health.Adoption;
import io.corral.domain.health.Proportion;
import io.corral.server.ui.Words;
import io.corral.web.page.issue.Chip;
import io.corral.web.page.releases.Share;
import java.util.Locale;

/// How releases fare, in words.
final class HealthWords {

    /// From here on nothing is said about a share without a crash.
    private static final double GOOD = 0.995;

    /// From here on it is a warning, below it is bad.
    private static final double FAIR = 0.98;

    private static final double PERCENT = 100;
    private static final String NOTHING = "–";

    private HealthWords() {}

    /// A share without a crash, judged where there are enough cases; else with its bounds.
    ///
    /// @param unit what the cases are, for example `session`
    static Share crashFree(Proportion share, String unit) {
        if (!share.isKnown()) {
            return new Share(NOTHING, "", "");
        }
        if (share.isSure()) {
            String look = share.share() >= GOOD ? "is-ok" : look(share);
            return new Share(percent(share), "of " + Words.shortNumber(share.cases()) + " "
                    + unit + "s", look);
        }
        Proportion.Bounds bounds = share.bounds();
        return new Share(percent(share), "%.0f–%.0f %% likely, %s".formatted(
                PERCENT * bounds.low(), PERCENT * bounds.high(),
                Words.many(share.cases(), unit)), "");
    }

    private static String look(Proportion share) {
        return share.share() >= FAIR ? "is-warning" : "is-error";
    }

    /// A part of all, without a judgement.
    static Share part(Proportion share) {
        return share.isKnown()
                ? new Share(rounded(share), "of " + Words.shortNumber(share.cases()), "")
                : new Share(NOTHING, "", "");
    }

    private static String rounded(Proportion share) {
        double percent = PERCENT * share.share();
        return percent > 0 && percent < 1
                ? "< 1 %"
                : String.format(Locale.ROOT, "%.0f %%", percent);
    }

    /// Rounded down, so that one crash among many is never "100 %".
    private static String percent(Proportion share) {
        if (share.hits() == share.cases()) {
            return "100 %";
        }
        double percent = PERCENT * share.share();
        return percent >= 99
                ? String.format(Locale.ROOT, "%.2f %%", Math.floor(percent * PERCENT) / PERCENT)
                : String.format(Locale.ROOT, "%.1f %%", Math.floor(percent * 10) / 10);
    }

    /// How far a release got.
    static Chip stage(Adoption adoption) {
        return switch (adoption.stage()) {
            case LOW -> new Chip("Low adoption", "",
                    "It never had 10 % of the sessions of its projects");
            case ADOPTED -> new Chip("Adopted", "is-ok",
                    "It has at least 10 % of the sessions of its projects");
            case REPLACED -> new Chip("Replaced", "",
                    "Other releases took over its sessions");
        };
    }
}
