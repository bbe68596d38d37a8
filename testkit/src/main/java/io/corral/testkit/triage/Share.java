package io.corral.testkit.triage;

import java.util.Locale;

/// So many of so many. Shares over several organisations are pooled: counts are added up.
public record Share(int hits, int of) {

    /// The quotient; NaN when there was nothing to hit.
    public double value() {
        return of == 0 ? Double.NaN : (double) hits / of;
    }

    Share plus(Share other) {
        return new Share(hits + other.hits, of + other.of);
    }

    @Override
    public String toString() {
        return of == 0 ? "-" : String.format(Locale.ROOT, "%.2f", value());
    }
}
