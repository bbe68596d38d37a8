package io.corral.server.ui;

import io.corral.domain.access.Scope;
import io.corral.server.http.Answer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns two times of the reader's clock into an address that means the same for everybody: what is
/// in an address is UTC.
public final class RangeForm {

    /// Below the organisation.
    static final String PATH = "range/";

    private final Ui ui;

    /// A form for all pages.
    public RangeForm(Ui ui) {
        this.ui = ui;
    }

    /// Adds the form.
    public void add() {
        ui.page("/organizations/{org}/" + PATH, Scope.ORG_READ, RangeForm::answer);
    }

    /// A time as a field of the form holds it.
    static String minute(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).toString();
    }

    private static Answer answer(Visit visit) {
        String back = Ui.ownPath(visit.query().firstOr("back", ""));
        return Answer.seeOther(in(back, visit.query().first("from"), visit.query().first("to"),
                visit.zone()).orElse(back));
    }

    /// The address with the range in it; times in the wrong order are put right, and what is no
    /// time leaves the address as it was.
    static Optional<String> in(
            String back, @Nullable String from, @Nullable String to, ZoneId zone) {
        return instant(from, zone).flatMap(one -> instant(to, zone).map(other -> {
            Instant start = one.isBefore(other) ? one : other;
            Instant end = one.isBefore(other) ? other : one;
            Instant after = start.equals(end) ? end.plus(Duration.ofMinutes(1)) : end;
            int mark = back.indexOf('?');
            Address address = mark < 0
                    ? Address.of(back)
                    : Address.of(back.substring(0, mark)).withAll(back.substring(mark + 1));
            return address.without("statsPeriod").with("start", start.toString())
                    .with("end", after.toString()).toString();
        }));
    }

    private static Optional<Instant> instant(@Nullable String text, ZoneId zone) {
        try {
            return text == null
                    ? Optional.empty()
                    : Optional.of(LocalDateTime.parse(text).atZone(zone).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
