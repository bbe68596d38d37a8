package io.corral.server.ui;

import io.corral.web.page.Bars;
import io.corral.web.page.Bars.Bar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/// Lays out small bar charts. Bars stand on the ground of their box, one column an interval.
public final class BarCharts {

    private static final int COLUMN = 10;
    private static final double GAP = 1.5;
    private static final double SMALLEST = 1.5;

    private BarCharts() {}

    /// One layer of a chart.
    ///
    /// @param kind class that colours it; empty for the usual colour
    /// @param label what it counts, for example `accepted`; empty when there is but one thing
    public record Layer(String kind, String label, List<Long> values) {
        public Layer {
            values = List.copyOf(values);
        }
    }

    /// A chart of layers that stand on each other, lowest first.
    ///
    /// @param time words of the interval of a column
    public static Bars of(
            List<Layer> layers, int height, IntFunction<String> time, String summary) {
        int columns = layers.isEmpty() ? 0 : layers.getFirst().values().size();
        long top = 1;
        for (int i = 0; i < columns; i++) {
            int column = i;
            top = Math.max(
                    top, layers.stream().mapToLong(layer -> layer.values().get(column)).sum());
        }
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            double ground = height;
            for (Layer layer : layers) {
                long value = layer.values().get(i);
                if (value > 0) {
                    double tall = Math.max(SMALLEST, (double) value / top * height);
                    ground -= tall;
                    bars.add(new Bar(number(i * (double) COLUMN + GAP / 2),
                            number(Math.max(0, ground)), number(COLUMN - GAP), number(tall),
                            layer.kind(), time.apply(i) + ": " + Words.number(value)
                                    + (layer.label().isEmpty() ? "" : " " + layer.label())));
                }
            }
        }
        return new Bars(Math.max(1, columns * COLUMN), height, bars, summary);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
