package io.corral.engine.search;

import io.corral.store.event.EventRowKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a query is about; names as in Sentry's parameter `dataset`. Those without kinds of rows are
/// known names of things that are not kept here: they answer with nothing.
public enum Dataset {
    ERRORS(errors(), "errors"),
    TRANSACTIONS(EnumSet.of(EventRowKind.TRANSACTION), "transactions", "metricsEnhanced"),
    DISCOVER(with(errors(), EventRowKind.TRANSACTION), "discover"),
    SPANS(EnumSet.of(EventRowKind.TRANSACTION, EventRowKind.SPAN), "spans"),
    ISSUE_PLATFORM(EnumSet.of(EventRowKind.FEEDBACK), "issuePlatform"),
    LOGS(EnumSet.noneOf(EventRowKind.class), "logs", "ourlogs"),
    METRICS(EnumSet.noneOf(EventRowKind.class), "tracemetrics", "metrics"),
    PROFILES(EnumSet.noneOf(EventRowKind.class), "profiles", "profile_functions"),
    UPTIME(EnumSet.noneOf(EventRowKind.class), "uptime_results");

    @SuppressWarnings("ImmutableEnumChecker") // copied on construction
    private final Set<EventRowKind> kinds;

    @SuppressWarnings("ImmutableEnumChecker") // copied on construction
    private final List<String> wireNames;

    Dataset(Set<EventRowKind> kinds, String... wireNames) {
        this.kinds = Set.copyOf(kinds);
        this.wireNames = List.of(wireNames);
    }

    /// The data set of this name.
    public static Optional<Dataset> named(String wireName) {
        return Arrays.stream(values())
                .filter(dataset -> dataset.wireNames.contains(wireName))
                .findFirst();
    }

    /// Its usual name.
    public String wireName() {
        return wireNames.getFirst();
    }

    /// Which rows it has.
    public Set<EventRowKind> kinds() {
        return kinds;
    }

    /// Whether its rows are timed operations.
    boolean isTimed() {
        return this == TRANSACTIONS || this == SPANS;
    }

    private static EnumSet<EventRowKind> errors() {
        return EnumSet.of(
                EventRowKind.ERROR, EventRowKind.DEFAULT, EventRowKind.CSP, EventRowKind.HPKP,
                EventRowKind.EXPECT_CT, EventRowKind.EXPECT_STAPLE);
    }

    private static EnumSet<EventRowKind> with(EnumSet<EventRowKind> kinds, EventRowKind more) {
        kinds.add(more);
        return kinds;
    }
}
