package io.corral.server.rest.traces;

import io.corral.domain.id.OrganizationId;
import io.corral.engine.search.TimeWindow;
import io.corral.engine.search.Traces;
import io.corral.engine.search.Traces.Part;
import io.corral.server.http.Answer;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.scope.ReadScope;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Which trace a call is about, and what is known of it.
///
/// @param limit parts at most
record TraceRequest(Traces traces, Call call, ReadScope scope, String traceId, int limit) {

    private static final Pattern TRACE_ID = Pattern.compile("[0-9a-f]{32}");
    private static final Duration USUAL = Duration.ofDays(90);
    private static final int PARTS_USUAL = 1_000;
    private static final int PARTS_MAX = 10_000;
    private static final int ASKED_MAX = 50;

    /// Finds the parts of a trace and answers with them.
    ///
    /// @param traceId as it was sent
    static Answer answer(
            Traces traces, Call call, OrganizationId organization, String traceId, Instant now,
            Function<List<Part>, Answer> view) {
        String id = plain(traceId);
        if (!TRACE_ID.matcher(id).matches()) {
            return ApiErrors.badRequest("A trace id has 32 hexadecimal digits.");
        }
        String limit = call.query().firstOr("limit", "");
        if (!limit.isEmpty() && !limit.matches("[1-9]\\d{0,6}")) {
            return ApiErrors.badRequest("Invalid limit: expected a number from 1.");
        }
        int parts = limit.isEmpty()
                ? PARTS_USUAL
                : Math.min(PARTS_MAX, Integer.parseInt(limit));
        return switch (ReadScope.of(call, organization, now)) {
            case ReadScope.Asked.Wrong(var answer) -> answer;
            case ReadScope.Asked.For(var scope) ->
                view.apply(new TraceRequest(traces, call, scope, id, parts).find(now));
        };
    }

    /// The id of a trace without what clients may write in it.
    static String plain(String traceId) {
        return traceId.toLowerCase(Locale.ROOT).replace("-", "");
    }

    private List<Part> find(Instant now) {
        Optional<Instant> around = timestamp();
        List<Part> found = around.isEmpty() ? List.of() : at(around.get());
        if (!found.isEmpty()) {
            return found;
        }
        TimeWindow window = scope.windowOr(USUAL, now);
        return traces.lastSeen(scope.projects(), traceId, window).map(this::at)
                .orElseGet(List::of);
    }

    private List<Part> at(Instant moment) {
        List<String> asked = call.query().all("additional_attributes").stream()
                .filter(each -> !each.isEmpty()).distinct().limit(ASKED_MAX).toList();
        return traces.find(scope.projects(), traceId, moment, limit, asked);
    }

    /// When the trace was, in seconds or as a date; empty when nothing sensible was said.
    private Optional<Instant> timestamp() {
        String text = call.query().firstOr("timestamp", "");
        try {
            if (text.matches("\\d{1,11}(\\.\\d{1,9})?")) {
                return Optional.of(Instant.ofEpochSecond((long) Double.parseDouble(text)));
            }
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
