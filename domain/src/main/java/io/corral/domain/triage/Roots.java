package io.corral.domain.triage;

import io.corral.domain.event.Event;
import io.corral.domain.event.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What an issue may have in common with others whose cause is the same, weightiest first: the
/// deploy it began with, the dependency that failed, the line that failed, the error's own text.
final class Roots {

    private static final Duration DEPLOY_WINDOW = Duration.ofHours(1);
    private static final int LINE_WORDS_MIN = 3;
    private static final int TEXT_LENGTH_MIN = 30;
    private static final int TEXT_LENGTH_MAX = 200;

    private Roots() {}

    static List<String> of(IssueReading reading, Evidence evidence) {
        List<String> roots = new ArrayList<>();
        deploy(reading, evidence).ifPresent(version -> roots.add("deploy " + version));
        host(reading, evidence).ifPresent(host -> roots.add("dependency " + host));
        line(reading).ifPresent(line -> roots.add("line " + line));
        text(reading).ifPresent(text -> roots.add("error " + text));
        return roots;
    }

    // Of any project: what a page breaks may show in the service it calls.
    private static Optional<String> deploy(IssueReading reading, Evidence evidence) {
        Instant first = reading.facts().firstSeen();
        if (first == null || !evidence.has(SignalType.NEW)
                || !evidence.has(SignalType.USERS_PER_HOUR)) {
            return Optional.empty();
        }
        return reading.surroundings().productionDeploys().stream()
                .map(Surroundings.Elsewhere::deploy)
                .filter(deploy -> !deploy.at().isAfter(first)
                        && !deploy.at().plus(DEPLOY_WINDOW).isBefore(first))
                .max(Comparator.comparing(TriageInput.Deploy::at))
                .map(TriageInput.Deploy::version);
    }

    // Where only a list is known, the kind of failure is all there is to go by.
    private static Optional<String> host(IssueReading reading, Evidence evidence) {
        Optional<String> outside = evidence.get(SignalType.OUTSIDE_CALL_FAILED)
                .map(signal -> signal.value().split("[ ,]", 2)[0]);
        if (outside.isPresent() || !evidence.has(SignalType.INFRASTRUCTURE)) {
            return outside;
        }
        Optional<String> inner = reading.places(Place.Kind.MESSAGE).stream()
                .flatMap(place -> Hosts.innerHostIn(place.text()).stream()).findFirst();
        return inner.isPresent() || reading.event() != null
                ? inner
                : reading.findInMessage(Topic.INFRASTRUCTURE)
                        .map(IssueReading.Found::word);
    }

    private static Optional<String> line(IssueReading reading) {
        List<Frame> own = reading.ownFrames();
        if (own.isEmpty() || own.getLast().line() == null) {
            return Optional.empty();
        }
        Frame last = own.getLast();
        String place = last.filename() != null ? last.filename() : last.module();
        return Optional.of(place + ":" + last.line());
    }

    // Lines of a list that say the same.
    private static Optional<String> line(IssueFacts facts) {
        String title = facts.title();
        return facts.unhandled() != null || Words.of(title).size() < LINE_WORDS_MIN
                ? Optional.empty()
                : Optional.of(title.substring(0, Math.min(title.length(), TEXT_LENGTH_MAX)));
    }

    private static Optional<String> text(IssueReading reading) {
        Event event = reading.event();
        if (event == null) {
            return line(reading.facts());
        }
        if (event.exceptions().isEmpty()) {
            return Optional.empty();
        }
        String text = event.exceptions().getLast().value();
        return text == null || text.length() < TEXT_LENGTH_MIN
                ? Optional.empty()
                : Optional.of(text.substring(0, Math.min(text.length(), TEXT_LENGTH_MAX)));
    }
}
