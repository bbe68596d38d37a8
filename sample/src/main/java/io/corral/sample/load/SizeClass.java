package io.corral.sample.load;

import java.util.List;

/// How large the events of a mix are: quantiles of the raw JSON, read as straight lines between
/// them on a logarithmic scale.
public enum SizeClass {
    /// Mean about 8 KB, median 3.8 KB: the sizes of a public collection of real events.
    TYPICAL,
    /// Mean about 40 KB: events with long breadcrumb trails, all threads and state.
    LARGE;

    /// Below `bytes` lies this share of the events.
    private record Quantile(double share, int bytes) {}

    /// The size in bytes below which this share of events lies.
    ///
    /// @param share 0 to 1
    int bytesAt(double share) {
        List<Quantile> quantiles = quantiles();
        int above = 1;
        while (share > quantiles.get(above).share()) {
            above++;
        }
        Quantile low = quantiles.get(above - 1);
        Quantile high = quantiles.get(above);
        double part = (share - low.share()) / (high.share() - low.share());
        return (int) (low.bytes() * Math.pow((double) high.bytes() / low.bytes(), part));
    }

    private List<Quantile> quantiles() {
        return switch (this) {
            case TYPICAL -> List.of(new Quantile(0, 1_000), new Quantile(0.1, 1_400),
                    new Quantile(0.5, 3_800), new Quantile(0.9, 17_000),
                    new Quantile(0.99, 53_000), new Quantile(1, 144_000));
            case LARGE -> List.of(new Quantile(0, 10_000), new Quantile(0.1, 16_000),
                    new Quantile(0.5, 34_000), new Quantile(0.9, 70_000),
                    new Quantile(1, 120_000));
        };
    }
}
