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
    private final Map<SignalType, String> variants;
    /// What somebody asked for and found.
    private final Set<SignalType> found = EnumSet.noneOf(SignalType.class);

    Evidence(TriageSettings settings) {
        this(settings, new EnumMap<>(SignalType.class), new EnumMap<>(SignalType.class));
    }

    private Evidence(TriageSettings settings, Map<SignalType, Signal> signals,
            Map<SignalType, String> variants) {
        this.settings = settings;
        this.signals = signals;
        this.variants = variants;
    }

    /// The same, of which nobody asked anything yet.
    Evidence unasked() {
        return new Evidence(settings, signals, variants);
    }

    /// What was asked for since and is there, as far as [#has] was asked.
    List<Signal> found() {
        return found.stream().map(signals::get).filter(Objects::nonNull).toList();
    }

    /// Adds a signal that weighs what its type does in a field like its source, unless there is one
    /// of this type.
    void add(SignalType type, String value, String source) {
        add(type, variant(source), value, source);
    }

    /// The same, told apart by something else than its source.
    void add(SignalType type, String variant, String value, String source) {
        if (!signals.containsKey(type)) {
            Weight weight = settings.weights().of(type, variant);
            variants.put(type, variant);
            signals.put(type, new Signal(type, value, source, weight.points()));
        }
    }

    /// Adds what people said, which moved the issue by these points already.
    void addSaid(SignalType type, String value, String source, double points) {
        signals.putIfAbsent(type, new Signal(type, value, source, points));
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

    /// Whether it was found, and so.
    boolean has(SignalType type, String variant) {
        return variant.equals(variants.get(type)) && has(type);
    }

    /// The kinds of what was found that has a weight, each with where or how it was found.
    Map<SignalType, String> variants() {
        return variants;
    }

    /// What a source is, in the words of `weights.txt`; empty when it tells nothing apart.
    private static String variant(String source) {
        if (source.contains("breadcrumbs")) {
            return "notes";
        }
        if (source.startsWith("context.")) {
            return "context";
        }
        if (source.contains("frames")) {
            return "code";
        }
        if (source.startsWith("tags")) {
            return "tags";
        }
        if (source.contains("transaction") || source.contains("request")
                || source.equals("culprit")) {
            return "route";
        }
        return source.equals("title") || source.startsWith("metadata")
                || source.contains("exception") || source.contains("logentry") ? "message" : "";
    }
}
