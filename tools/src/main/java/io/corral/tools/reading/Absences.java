package io.corral.tools.reading;

import io.corral.tools.client.ClientException;
import io.corral.tools.client.ClientException.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Keeps what was not answered, and why, and stops asking for what is not answered at all: a part
/// that may not be read is no failure. Thread-safe; guarded by this object.
final class Absences {

    private static final int FAILURES_AT_FIRST = 3;
    private static final int FAILURES_IN_A_ROW = 10;

    private final Map<String, Part> parts = new LinkedHashMap<>();
    private boolean isOverLimit;

    private static final class Part {
        private final Map<String, Integer> reasons = new LinkedHashMap<>();
        private int answered;
        private int inARow;

        private boolean isGivenUp() {
            return inARow >= FAILURES_IN_A_ROW || (answered == 0 && inARow >= FAILURES_AT_FIRST);
        }
    }

    /// Asks; empty when there is no answer, or when it is not worth asking any more.
    ///
    /// @param part such as `tags`
    /// @throws ClientException when the token is not valid
    <T> Optional<T> ask(String part, Supplier<T> question) {
        if (isGivenUp(part)) {
            return Optional.empty();
        }
        try {
            T answer = question.get();
            answered(part);
            return Optional.of(answer);
        } catch (ClientException e) {
            if (e.reason() == Reason.TOKEN) {
                throw e;
            }
            failed(part, e);
            return Optional.empty();
        }
    }

    private synchronized boolean isGivenUp(String part) {
        Part known = parts.computeIfAbsent(part, _ -> new Part());
        if (isOverLimit) {
            known.reasons.merge("rate limit", 1, Integer::sum);
        }
        return isOverLimit || known.isGivenUp();
    }

    private synchronized void answered(String part) {
        Part known = parts.computeIfAbsent(part, _ -> new Part());
        known.answered++;
        known.inARow = 0;
    }

    private synchronized void failed(String part, ClientException failure) {
        Part known = parts.computeIfAbsent(part, _ -> new Part());
        known.inARow += failure.reason() == Reason.NOT_FOUND ? 0 : 1;
        isOverLimit |= failure.reason() == Reason.RATE_LIMIT;
        known.reasons.merge(switch (failure.reason()) {
            case SCOPE -> "the token may not read them";
            case NOT_FOUND -> "the server has none";
            case RATE_LIMIT -> "rate limit";
            case NO_ANSWER -> "no answer";
            case REFUSED, TOKEN, USAGE -> "the server refused";
        }, 1, Integer::sum);
    }

    /// Whether the server has had enough.
    synchronized boolean isOverLimit() {
        return isOverLimit;
    }

    /// A sentence for each part that is missing.
    synchronized List<String> notes() {
        List<String> notes = new ArrayList<>();
        parts.forEach((part, known) -> known.reasons.forEach((why, count) -> notes.add("not seen: "
                + part + (known.answered > 0 ? " (" + count + " times)" : "") + ", " + why
                + (known.isGivenUp() && !why.startsWith("rate") ? "; not asked again" : ""))));
        return notes;
    }
}
