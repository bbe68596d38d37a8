package io.corral.domain.triage;

import io.corral.domain.event.Breadcrumb;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Calls of other hosts before the event: which failed, and whether a later one of the same address
/// worked.
final class CallsReader {

    private static final int FAILED_FROM = 500;
    private static final int REFUSED_FROM = 400;
    private static final Lexicon ASIDE = new Lexicon(List.of("stats", "statistics",
            "analytics", "webanalyse", "collect", "telemetry", "tracking", "ads", "beacon",
            "traces", "pixel", "gtm", "googletagmanager", "doubleclick"));

    private final IssueReading reading;
    private final Evidence evidence;

    private CallsReader(IssueReading reading, Evidence evidence) {
        this.reading = reading;
        this.evidence = evidence;
    }

    static void read(IssueReading reading, Evidence evidence) {
        new CallsReader(reading, evidence).read();
    }

    private record Call(String url, String host, @Nullable Integer status) {
        boolean failed() {
            return status == null || status >= FAILED_FROM;
        }

        boolean refused() {
            return status != null && status >= REFUSED_FROM;
        }
    }

    private void read() {
        Set<String> failed = new HashSet<>();
        Call last = null;
        for (Breadcrumb crumb : reading.crumbs()) {
            Call call = call(crumb);
            if (call == null || ASIDE.firstIn(Words.of(call.url())).isPresent()) {
                continue;
            }
            if (call.failed()) {
                failed.add(call.url());
            } else if (!call.refused() && failed.contains(call.url())) {
                evidence.add(SignalType.RETRIES_LEFT, "the next call of " + call.url()
                        + " answered " + call.status(), "event.breadcrumbs");
            } else if (!call.refused() && !failed.isEmpty()) {
                evidence.add(SignalType.FALLBACK, "another address answered " + call.status(),
                        "event.breadcrumbs");
            }
            last = call;
        }
        if (last != null && (last.failed() || last.refused())) {
            readFailed(last);
        }
        readNamed();
    }

    private void readFailed(Call call) {
        String value = call.host() + (call.status() == null
                ? " did not answer"
                : " answered " + call.status());
        if (!reading.hosts().isOurs(call.host())) {
            evidence.add(SignalType.OUTSIDE_CALL_FAILED, value, "event.breadcrumbs");
        } else if (call.failed()) {
            evidence.add(SignalType.OWN_CALL_FAILED, value, "event.breadcrumbs");
        }
    }

    // Hosts named in the error itself.
    private void readNamed() {
        for (Place place : reading.places(Place.Kind.MESSAGE)) {
            Optional<String> host = Hosts.hostOf(place.text());
            if (host.isPresent() && !reading.hosts().isOurs(host.get())) {
                evidence.add(SignalType.OUTSIDE_CALL_FAILED, host.get(), place.source());
            }
            for (ProductContext.ThirdParty party : reading.input().context().thirdParties()) {
                if (place.text().contains(party.host())) {
                    evidence.add(SignalType.OUTSIDE_CALL_FAILED,
                            party.host() + ", " + party.usedFor(), place.source());
                }
            }
        }
    }

    private static @Nullable Call call(Breadcrumb crumb) {
        if (!(crumb.data().get("url") instanceof String url)) {
            return null;
        }
        Optional<String> host = Hosts.hostOf(url);
        if (host.isEmpty()) {
            return null;
        }
        Object status = crumb.data().get("status_code");
        Integer code = status instanceof Number number ? Integer.valueOf(number.intValue()) : null;
        return new Call(url, host.get(), code);
    }
}
