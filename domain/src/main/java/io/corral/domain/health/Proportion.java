package io.corral.domain.health;

/// A share of a number of cases, and how sure one can be of it.
///
/// @param hits cases that count; 0 to `cases`
/// @param cases all of them
public record Proportion(long hits, long cases) {

    /// Of fewer cases a share says little; it is shown with its bounds, and not compared.
    public static final long CASES_MIN = 100;

    /// Quantile of the normal distribution that leaves 2.5 % on each side.
    private static final double Z = 1.959963984540054;

    public Proportion {
        if (hits < 0 || cases < hits) {
            throw new IllegalArgumentException("No share: " + hits + " of " + cases);
        }
    }

    /// The cases without something; never less than none of them.
    public static Proportion without(long something, long cases) {
        return new Proportion(cases - Math.min(something, cases), cases);
    }

    /// Whether there are any cases at all.
    public boolean isKnown() {
        return cases > 0;
    }

    /// Whether there are enough cases to speak of a share.
    public boolean isSure() {
        return cases >= CASES_MIN;
    }

    /// 0 to 1; 0 without cases.
    public double share() {
        return cases == 0 ? 0 : (double) hits / cases;
    }

    /// The 95 % interval of E. B. Wilson ("Probable inference, the law of succession, and
    /// statistical inference", 1927): with `p` the share, `n` the cases and `z` 1.96, from and to
    /// `(p + z²/2n ± z·√(p(1-p)/n + z²/4n²)) / (1 + z²/n)`. Right for few cases and for shares near
    /// 0 and 1, where most intervals are not. Everything without cases.
    public Bounds bounds() {
        if (cases == 0) {
            return new Bounds(0, 1);
        }
        double share = share();
        double squared = Z * Z;
        double middle = share + squared / (2 * cases);
        double width = Z * Math.sqrt(
                share * (1 - share) / cases + squared / (4.0 * cases * cases));
        double scale = 1 + squared / cases;
        return new Bounds(hits == 0 ? 0 : Math.max(0, (middle - width) / scale),
                hits == cases ? 1 : Math.min(1, (middle + width) / scale));
    }

    /// Where the share lies with 95 % confidence; both 0 to 1.
    public record Bounds(double low, double high) {}
}
