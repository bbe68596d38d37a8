package io.corral.domain.triage;

import static io.corral.domain.triage.Place.Kind.CODE;
import static io.corral.domain.triage.Place.Kind.CRUMB;
import static io.corral.domain.triage.Place.Kind.MESSAGE;
import static io.corral.domain.triage.Place.Kind.ROUTE;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// What words are listened for, and where. The words stand in `topics.txt`, by the signal's name.
enum Topic {
    PAYMENT(SignalType.PAYMENT, ROUTE, CODE),
    SIGN_IN(SignalType.SIGN_IN, ROUTE, CODE),
    CUSTOMER_MESSAGE(SignalType.CUSTOMER_MESSAGE, ROUTE, CODE),
    DOCUMENT(SignalType.DOCUMENT, ROUTE, CODE),
    BOOKING(SignalType.BOOKING, ROUTE, ROUTE),
    HOUSEKEEPING(SignalType.HOUSEKEEPING, ROUTE, CODE),
    DECORATION(SignalType.DECORATION, CODE, MESSAGE),
    WORK_LOST(SignalType.WORK_LOST, MESSAGE, CRUMB),
    WRONG_MONEY(SignalType.WRONG_MONEY, MESSAGE, CRUMB),
    OTHER_PEOPLES_DATA(SignalType.OTHER_PEOPLES_DATA, MESSAGE, MESSAGE),
    WRONG_RESULT(SignalType.WRONG_RESULT, MESSAGE, CRUMB),
    FALLBACK(SignalType.FALLBACK, CRUMB, CRUMB),
    RECOVERED(SignalType.RECOVERED, CRUMB, CRUMB),
    RETRIES_LEFT(SignalType.RETRIES_LEFT, CRUMB, CRUMB),
    RESOURCE_LIMIT(SignalType.RESOURCE_LIMIT, MESSAGE, MESSAGE),
    OWN_LIMIT(SignalType.OWN_LIMIT, MESSAGE, MESSAGE),
    INFRASTRUCTURE(SignalType.INFRASTRUCTURE, MESSAGE, MESSAGE),
    TIMEOUT(SignalType.TIMEOUT, MESSAGE, MESSAGE),
    DECLINED(SignalType.DECLINED, MESSAGE, MESSAGE),
    VALIDATION(SignalType.VALIDATION, MESSAGE, MESSAGE),
    CLIENT_GONE(SignalType.CLIENT_GONE, MESSAGE, MESSAGE),
    SESSION_ENDED(SignalType.SESSION_ENDED, MESSAGE, MESSAGE),
    NOTICE(SignalType.NOTICE, MESSAGE, CODE),
    KNOWN_NOISE(SignalType.KNOWN_NOISE, MESSAGE, MESSAGE);

    private static final Map<Topic, Lexicon> LEXICONS = lexicons();

    private final SignalType signal;
    private final Place.Kind first;
    private final Place.Kind second;

    Topic(SignalType signal, Place.Kind first, Place.Kind second) {
        this.signal = signal;
        this.first = first;
        this.second = second;
    }

    SignalType signal() {
        return signal;
    }

    boolean listensTo(Place.Kind kind) {
        return kind == first || kind == second;
    }

    Lexicon lexicon() {
        return Objects.requireNonNull(LEXICONS.get(this));
    }

    private static Map<Topic, Lexicon> lexicons() {
        Map<Topic, Lexicon> lexicons = new EnumMap<>(Topic.class);
        for (Topic topic : values()) {
            lexicons.put(topic, new Lexicon(TopicFile.section(topic.signal.wireName())));
        }
        return Map.copyOf(lexicons);
    }
}
