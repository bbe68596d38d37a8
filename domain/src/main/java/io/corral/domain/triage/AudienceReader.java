package io.corral.domain.triage;

import io.corral.domain.event.Event;
import io.corral.domain.event.Request;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Who is hurt: by the product context where there is one, and by words of project, host and route.
final class AudienceReader {

    /// Actions of controllers, as frameworks name them.
    private static final List<String> ACTIONS = List.of("#create", "#update", "#destroy",
            "@store", "@update", "@destroy", ":create", ":update", ":delete", "::store",
            "::update", "::destroy");
    private static final Pattern CLAUSE_END = Pattern.compile("[;.,]\\s");
    private static final int NOTES_MAX = 40;
    /// Methods of requests that send something.
    static final Set<String> WRITING = Set.of("POST", "PUT", "PATCH", "DELETE");

    private AudienceReader() {}

    static void read(IssueReading reading, Evidence evidence) {
        ProductContext context = reading.input().context();
        for (ProductContext.Flow flow : context.flows()) {
            for (String pattern : flow.patterns()) {
                reading.places(Place.Kind.ROUTE).stream()
                        .filter(place -> Patterns.matches(pattern, place.text()))
                        .findFirst()
                        .ifPresent(place -> evidence.add(SignalType.FLOW,
                                flow.name() + " (" + flow.impact() + ") by " + pattern,
                                place.source()));
            }
        }
        readMethod(reading, evidence);
        Optional<ProductContext.Service> service = context.service(reading.facts().project());
        readService(reading, evidence, service);
        service.ifPresent(each -> readCriticality(each, evidence));
    }

    // By the request; a transaction may be named after it.
    private static void readMethod(IssueReading reading, Evidence evidence) {
        Event event = reading.event();
        Request request = event == null ? null : event.request();
        if (request != null && request.method() != null && WRITING.contains(request.method())) {
            evidence.add(SignalType.SUBMITTED, request.method(), "event.request.method");
        }
        for (Place place : reading.places(Place.Kind.ROUTE)) {
            if (ACTIONS.stream().anyMatch(place.text()::endsWith)) {
                evidence.add(SignalType.SUBMITTED, place.text(), place.source());
            }
            int blank = place.text().indexOf(' ');
            if (blank > 0 && WRITING.contains(place.text().substring(0, blank))) {
                evidence.add(SignalType.SUBMITTED, place.text().substring(0, blank),
                        place.source());
            }
        }
    }

    private static void readService(IssueReading reading, Evidence evidence,
            Optional<ProductContext.Service> service) {
        ProductContext.Audience audience =
                service.map(ProductContext.Service::audience).orElse(null);
        if (audience == ProductContext.Audience.INTERNAL) {
            evidence.add(SignalType.INTERNAL_AUDIENCE, service.orElseThrow().name(),
                    "context.services");
        } else if (audience == ProductContext.Audience.CUSTOMER) {
            evidence.add(SignalType.CUSTOMER_AUDIENCE, service.orElseThrow().name(),
                    "context.services");
        } else if (audience == null) {
            byWords(reading, evidence);
        }
        service.ifPresent(each -> readNotes(reading, evidence, each));
    }

    // "queues ratings and warehouse are for our own analysts": the route is named in a clause that
    // says for whom.
    private static void readNotes(IssueReading reading, Evidence evidence,
            ProductContext.Service service) {
        for (String clause : CLAUSE_END.split(service.notes(), NOTES_MAX)) {
            Mentions said = reading.hear(clause);
            if (said.has(Topic.OWN_USE)) {
                reading.places(Place.Kind.ROUTE).stream()
                        .filter(place -> isNamed(place.mentions().words(), said.words()))
                        .findFirst()
                        .ifPresent(_ -> evidence.add(SignalType.OWN_USE, clause.strip(),
                                "context.services.notes"));
            }
        }
    }

    private static boolean isNamed(List<String> route, List<String> clause) {
        return !route.isEmpty() && clause.contains(route.getFirst());
    }

    // It orders within a tier and severity; what fails there decides these.
    private static void readCriticality(ProductContext.Service service, Evidence evidence) {
        ProductContext.Criticality criticality = service.criticality();
        if (criticality == null) {
            return;
        }
        String source = "context.services";
        switch (criticality) {
            case CRITICAL -> evidence.add(SignalType.CRITICAL_SERVICE, service.name(), source);
            case HIGH -> evidence.add(SignalType.IMPORTANT_SERVICE, service.name(), source);
            case LOW -> evidence.add(SignalType.MINOR_SERVICE, service.name(), source);
            case MEDIUM -> {
                // The usual weight.
            }
        }
    }

    private static void byWords(IssueReading reading, Evidence evidence) {
        Optional<String> word = reading.hear(reading.facts().project()).first(Topic.INTERNAL)
                .or(() -> host(reading));
        // A staff is no crowd, whatever the project is called.
        boolean crowd = reading.facts().usersOrZero() >= reading.settings()
                .partlyBlockedUsersMin();
        if (word.isPresent() && !crowd) {
            evidence.add(SignalType.INTERNAL_AUDIENCE, word.get(), "project");
        } else if (reading.facts().usersOrZero() > 0) {
            evidence.add(SignalType.CUSTOMER_AUDIENCE,
                    reading.facts().usersOrZero() + " users", "userCount");
        }
    }

    private static Optional<String> host(IssueReading reading) {
        Request request = reading.event() == null ? null : reading.event().request();
        if (request == null || request.url() == null) {
            return Optional.empty();
        }
        return Hosts.hostOf(request.url())
                .flatMap(host -> reading.hear(host).first(Topic.INTERNAL));
    }
}
