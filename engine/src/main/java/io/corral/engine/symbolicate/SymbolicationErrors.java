package io.corral.engine.symbolicate;

import io.corral.domain.event.EventDraft;
import io.corral.domain.event.EventError;
import java.util.LinkedHashSet;
import java.util.Set;

/// What kept frames from being made readable, as errors of the event, under the words of Sentry's
/// API. Owned by one event.
final class SymbolicationErrors {

    static final String NO_SOURCE = "js_no_source";
    static final String NO_COLUMN = "js_no_column";
    static final String INVALID_MAP = "js_invalid_source";
    static final String INVALID_LOCATION = "js_invalid_sourcemap_location";
    static final String NO_CONTENT = "js_missing_sources_content";
    static final String TOO_LARGE = "js_too_large";
    static final String NO_MAPPING = "proguard_missing_mapping";

    private static final int ERRORS_MAX = 10;

    private final Set<EventError> errors = new LinkedHashSet<>();

    void add(String type, String path, String reason) {
        if (errors.size() < ERRORS_MAX) {
            errors.add(new EventError(type, path, null, reason));
        }
    }

    void addTo(EventDraft event) {
        event.errors().addAll(errors);
    }
}
