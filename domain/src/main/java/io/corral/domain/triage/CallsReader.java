package io.corral.domain.triage;

import io.corral.domain.event.Breadcrumb;
import io.corral.domain.event.Event;
import io.corral.domain.event.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Calls of other hosts before the event: which failed, and whether a later one worked, at the same
/// address or for the same path elsewhere.
final class CallsReader {

    private static final int FAILED_FROM = 500;
    private static final int REFUSED_FROM = 400;
    private static final int PAYMENT_REQUIRED = 402;
    private static final String SAME_HOST = "the same host";

    private final IssueReading reading;
    private final Evidence evidence;
    private final String pageHost;

    private CallsReader(IssueReading reading, Evidence evidence) {
        this.reading = reading;
        this.evidence = evidence;
        this.pageHost = hostOfPage(reading);
    }

    static void read(IssueReading reading, Evidence evidence) {
        var reader = new CallsReader(reading, evidence);
        List<Call> all = reader.all();
        List<Call> calls = all.stream().filter(call -> !reader.isAside(call)).toList();
        reader.readAgain(calls);
        if (!calls.isEmpty() && calls.getLast().isRefused()) {
            reader.readFailed(calls.getLast());
        }
        all.reversed().stream().filter(Call::isFailed).findFirst().ifPresent(reader::readAside);
        reader.readNamed();
    }

    /// @param status of the answer; null when there was none
    private record Call(String method, String url, String host, @Nullable Integer status) {
        boolean isFailed() {
            return status == null || status >= FAILED_FROM;
        }

        boolean isRefused() {
            return status == null || status >= REFUSED_FROM;
        }

        String path() {
            int scheme = url.indexOf("://");
            int slash = url.indexOf('/', scheme < 0 ? 0 : scheme + 3);
            return slash < 0 ? "/" : url.substring(slash);
        }

        String text() {
            return host + (status == null ? " did not answer" : " answered " + status);
        }
    }

    private List<Call> all() {
        List<Call> calls = new ArrayList<>();
        for (Breadcrumb crumb : reading.crumbs()) {
            Call call = call(crumb);
            if (call != null) {
                calls.add(call);
            }
        }
        return calls;
    }

    private boolean isAside(Call call) {
        return reading.hear(call.url()).has(Topic.ASIDE);
    }

    // Browsers block such calls all the time, our own as well, which then get no answer at all; the
    // code that failed has to be the one that made it.
    private void readAside(Call last) {
        boolean isBlocked = last.status() == null || !reading.hosts().isOurs(last.host());
        if (isAside(last) && isBlocked && reading.places(Place.Kind.CODE).stream()
                .anyMatch(place -> place.mentions().has(Topic.ASIDE))) {
            evidence.add(SignalType.ASIDE_FAILED, last.text(), "event.breadcrumbs");
        }
    }

    private @Nullable Call call(Breadcrumb crumb) {
        if (!(crumb.data().get("url") instanceof String url)) {
            return null;
        }
        Optional<String> host = Hosts.hostOf(url);
        if (host.isEmpty() && url.startsWith("/")) {
            host = Optional.of(pageHost);
        }
        if (host.isEmpty()) {
            return null;
        }
        Object status = crumb.data().get("status_code");
        Integer code = status instanceof Number number ? Integer.valueOf(number.intValue()) : null;
        return new Call(String.valueOf(crumb.data().get("method")), url, host.get(), code);
    }

    // Browsers note an address without host as the page wrote it.
    private static String hostOfPage(IssueReading reading) {
        Event event = reading.event();
        Request request = event == null ? null : event.request();
        String page = request == null ? null : request.url();
        return (page == null ? Optional.<String>empty() : Hosts.hostOf(page)).orElse(SAME_HOST);
    }

    // Breadcrumbs are few, so each pair may be compared. A call that worked the second time is no
    // remedy for what nothing caught and has nothing to do with calls.
    private void readAgain(List<Call> calls) {
        if (evidence.has(SignalType.UNHANDLED) && reading.findInMessage(Topic.CALL).isEmpty()) {
            return;
        }
        for (int i = 0; i < calls.size(); i++) {
            Call failed = calls.get(i);
            for (Call later : calls.subList(i + 1, calls.size())) {
                if (failed.isFailed() && !later.isRefused()
                        && failed.path().equals(later.path())) {
                    boolean same = failed.url().equals(later.url());
                    evidence.add(same ? SignalType.RETRIES_LEFT : SignalType.FALLBACK,
                            failed.text() + ", then " + later.text(), "event.breadcrumbs");
                }
            }
        }
    }

    private void readFailed(Call call) {
        if (Integer.valueOf(PAYMENT_REQUIRED).equals(call.status())) {
            evidence.add(SignalType.DECLINED, call.text(), "event.breadcrumbs");
        } else if (!reading.hosts().isOurs(call.host())) {
            evidence.add(SignalType.OUTSIDE_CALL_FAILED, call.text(), "event.breadcrumbs");
            reading.input().context().thirdParties().stream()
                    .filter(party -> party.host().equals(call.host())).findFirst()
                    .ifPresent(this::readParty);
        } else if (call.isFailed()) {
            evidence.add(SignalType.OWN_CALL_FAILED, call.text(), "event.breadcrumbs");
            if (AudienceReader.WRITING.contains(call.method())) {
                evidence.add(SignalType.SUBMITTED, call.method(), "event.breadcrumbs");
            }
        }
    }

    // What the people of the product call optional may fail.
    private void readParty(ProductContext.ThirdParty party) {
        if (reading.hear(party.usedFor()).has(Topic.OPTIONAL)) {
            evidence.add(SignalType.FALLBACK, party.host() + ", " + party.usedFor(),
                    "context.thirdParties");
        }
    }

    // Hosts named in the error itself.
    private void readNamed() {
        List<ProductContext.ThirdParty> parties = reading.input().context().thirdParties();
        for (Place place : reading.places()) {
            if (place.kind() != Place.Kind.MESSAGE && place.kind() != Place.Kind.WARNING) {
                continue;
            }
            Hosts.hostOf(place.text()).filter(host -> !reading.hosts().isOurs(host))
                    .ifPresent(host -> evidence.add(SignalType.OUTSIDE_CALL_FAILED, host,
                            place.source()));
            parties.stream().filter(party -> place.text().contains(party.host())).findFirst()
                    .ifPresent(party -> {
                        evidence.add(SignalType.OUTSIDE_CALL_FAILED,
                                party.host() + ", " + party.usedFor(), place.source());
                        readParty(party);
                    });
        }
    }
}
