package io.corral.domain.triage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the readers found about one issue. The first signal of a type is the one that counts.
final class Evidence {

    private final TriageSettings settings;
    private final Map<SignalType, Signal> signals = new EnumMap<>(SignalType.class);

    Evidence(TriageSettings settings) {
        this.settings = settings;
    }

    /// Adds a signal with the weight of its type, unless there is one of this type.
    void add(SignalType type, String value, String source) {
        add(type, value, source, settings.weight(type));
    }

    void add(SignalType type, String value, String source, double weight) {
        signals.putIfAbsent(type, new Signal(type, value, source, weight));
    }

    boolean has(SignalType type) {
        return signals.containsKey(type);
    }

    boolean hasAny(SignalType... types) {
        for (SignalType type : types) {
            if (has(type)) {
                return true;
            }
        }
        return false;
    }

    Optional<Signal> get(SignalType type) {
        return Optional.ofNullable(signals.get(type));
    }

    List<Signal> all() {
        return new ArrayList<>(signals.values());
    }
}
