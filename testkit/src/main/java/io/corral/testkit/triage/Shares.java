package io.corral.testkit.triage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Values of a tag, each with its share of the events in percent; the first is the latest event's.
record Shares(Map<String, Double> percents) {

    Shares {
        percents = new LinkedHashMap<>(percents);
    }

    /// Reads `0=61; 1=30; 2=9`; a value without a number is in every event.
    static Shares of(String text) {
        Map<String, Double> percents = new LinkedHashMap<>();
        for (String part : text.split("; *", -1)) {
            int equals = part.lastIndexOf('=');
            if (equals > 0 && part.substring(equals + 1).matches("[0-9.]+")) {
                percents.put(part.substring(0, equals).strip(),
                        Double.valueOf(part.substring(equals + 1)));
            } else {
                percents.put(part.strip(), 100.0);
            }
        }
        return new Shares(percents);
    }

    String latest() {
        return percents.keySet().iterator().next();
    }

    /// Each value with its count, the most frequent first; none is left without an event.
    List<Map.Entry<String, Long>> counts(long events) {
        List<Map.Entry<String, Long>> counts = new ArrayList<>();
        percents.forEach((value, percent) -> counts
                .add(Map.entry(value, Math.max(1, Math.round(events * percent / 100)))));
        counts.sort(Map.Entry.<String, Long>comparingByValue().reversed());
        return counts;
    }
}
