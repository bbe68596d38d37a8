package io.corral.domain.triage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What the readers found about one issue. The first signal of a type is the one that counts.
final class Evidence {

    private final TriageSettings settings;
    private final Map<SignalType, Signal> signals;
    /// What somebody asked for and found.
    private final Set<SignalType> found = EnumSet.noneOf(SignalType.class);

    Evidence(TriageSettings settings) {
        this(settings, new EnumMap<>(SignalType.class));
    }

    private Evidence(TriageSettings settings, Map<SignalType, Signal> signals) {
        this.settings = settings;
        this.signals = signals;
    }

    /// The same, of which nobody asked anything yet.
    Evidence unasked() {
        return new Evidence(settings, signals);
    }

    /// What was asked for since and is there, as far as [#has] was asked.
    List<Signal> found() {
        return found.stream().map(signals::get).filter(Objects::nonNull).toList();
    }

    /// Adds a signal with the weight of its type, unless there is one of this type.
    void add(SignalType type, String value, String source) {
        add(type, value, source, settings.weight(type));
    }

    void add(SignalType type, String value, String source, double weight) {
        signals.putIfAbsent(type, new Signal(type, value, source, weight));
    }

    boolean has(SignalType type) {
        boolean there = signals.containsKey(type);
        if (there) {
            found.add(type);
        }
        return there;
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
