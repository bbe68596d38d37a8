package io.corral.domain.triage;

import static io.corral.domain.triage.Rules.has;
import static io.corral.domain.triage.Rules.no;
import static io.corral.domain.triage.SignalType.AFTER_DEPLOY;
import static io.corral.domain.triage.SignalType.BACKGROUND;
import static io.corral.domain.triage.SignalType.BLIND;
import static io.corral.domain.triage.SignalType.BOOKING;
import static io.corral.domain.triage.SignalType.BY_HAND;
import static io.corral.domain.triage.SignalType.CRASH;
import static io.corral.domain.triage.SignalType.CRASH_FREE_LOW;
import static io.corral.domain.triage.SignalType.CUSTOMER_MESSAGE;
import static io.corral.domain.triage.SignalType.DECORATION;
import static io.corral.domain.triage.SignalType.DEPLOY_ELSEWHERE;
import static io.corral.domain.triage.SignalType.DOCUMENT;
import static io.corral.domain.triage.SignalType.ESCALATING;
import static io.corral.domain.triage.SignalType.FALLBACK;
import static io.corral.domain.triage.SignalType.FLOW;
import static io.corral.domain.triage.SignalType.GAUGE;
import static io.corral.domain.triage.SignalType.HOUSEKEEPING;
import static io.corral.domain.triage.SignalType.INFRASTRUCTURE;
import static io.corral.domain.triage.SignalType.INTERNAL_AUDIENCE;
import static io.corral.domain.triage.SignalType.LONGER_AFTER_DEPLOY;
import static io.corral.domain.triage.SignalType.LONG_RUNNING;
import static io.corral.domain.triage.SignalType.LOOKED;
import static io.corral.domain.triage.SignalType.MALFORMED_SAMPLE;
import static io.corral.domain.triage.SignalType.NEW;
import static io.corral.domain.triage.SignalType.NO_RETRY;
import static io.corral.domain.triage.SignalType.ONE_SEGMENT;
import static io.corral.domain.triage.SignalType.OTHER_PEOPLES_DATA;
import static io.corral.domain.triage.SignalType.OUTSIDE_CALL_FAILED;
import static io.corral.domain.triage.SignalType.OWN_CALL_FAILED;
import static io.corral.domain.triage.SignalType.OWN_LINK_BROKEN;
import static io.corral.domain.triage.SignalType.OWN_USE;
import static io.corral.domain.triage.SignalType.PAYMENT;
import static io.corral.domain.triage.SignalType.RECOVERED;
import static io.corral.domain.triage.SignalType.REGRESSED;
import static io.corral.domain.triage.SignalType.RETRIES_EXHAUSTED;
import static io.corral.domain.triage.SignalType.SCREEN;
import static io.corral.domain.triage.SignalType.SIGN_IN;
import static io.corral.domain.triage.SignalType.SUBMITTED;
import static io.corral.domain.triage.SignalType.UNHANDLED;
import static io.corral.domain.triage.SignalType.UNHANDLED_PER_MINUTE;
import static io.corral.domain.triage.SignalType.USERS_PER_HOUR;
import static io.corral.domain.triage.SignalType.WAITING;
import static io.corral.domain.triage.SignalType.WORK_LOST;
import static io.corral.domain.triage.SignalType.WRONG_MONEY;
import static io.corral.domain.triage.SignalType.WRONG_RESULT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Which tier of the worklist an issue that is no noise belongs to.
final class TierRules {

    private static final int SOME_USERS = 40;
    private static final Duration YOUNG = Duration.ofDays(7);
    private static final int RARE_EVENTS_MAX = 500;
    private static final int LITTLE_EVENTS_MAX = 50;

    /// Errors of languages and their libraries, which know nothing of the product.
    private static final Set<String> OF_LANGUAGES = Set.of("Error", "TypeError", "RangeError",
            "ReferenceError", "SyntaxError", "URIError", "DOMException", "ValueError", "KeyError",
            "IndexError", "AttributeError", "ArgumentError", "NoMethodError", "FormatException",
            "ArgumentException", "ArgumentOutOfRangeException", "InvalidOperationException",
            "NullReferenceException", "IllegalArgumentException", "IllegalStateException",
            "IndexOutOfBoundsException", "NumberFormatException", "RuntimeException",
            "Exception", "IOException", "StateError", "PlatformException",
            "InvalidArgumentException");

    /// How phrases begin of what may be done later; the rest is gone.
    private static final List<String> UNDONE = List.of("\"not ", "\"never ", "\"cannot ",
            "\"could not ", "\"was not ", "\"failed to ", "\"undeliverable", "\"quarantined",
            "\"stays ", "\"nicht ", "\"no ~", "\"non ", "\"pas ", "\"nie ", "\"nao ", "\"niet ",
            "\"inte ", "\"dead ", "\"dlt", "\"dlq", "\"moved ", "\"run skipped", "\"was skipped");

    private static final Predicate<Case> LOGGED = Case::isLogged;
    private static final Predicate<Case> NOBODY = Case::isNobody;
    private static final Predicate<Case> JOB = Case::isJob;
    private static final Predicate<Case> MILD = Case::isMild;
    private static final Predicate<Case> MANY = Case::isMany;
    private static final Predicate<Case> SOME = TierRules::isSome;
    private static final Predicate<Case> STAFF = has(INTERNAL_AUDIENCE);
    private static final Predicate<Case> SOFTENED = has(FALLBACK, RECOVERED);
    private static final Predicate<Case> HARD = has(UNHANDLED, OWN_CALL_FAILED);
    private static final Predicate<Case> SINCE_DEPLOY = has(AFTER_DEPLOY, DEPLOY_ELSEWHERE);
    private static final Predicate<Case> RISING =
            has(NEW, REGRESSED, ESCALATING, AFTER_DEPLOY, LONGER_AFTER_DEPLOY);
    private static final Predicate<Case> GAVE_UP = has(RETRIES_EXHAUSTED, NO_RETRY);
    private static final Predicate<Case> WARNED = Case::isWarned;

    // What gave up for weeks, or is done by hand since, is late and no longer unknown to people.
    private static final Predicate<Case> LOST_LATELY = has(RETRIES_EXHAUSTED).and(no(BY_HAND))
            .and(RISING);

    // Where the product context names the flows, words alone make no route a core flow.
    private static final Predicate<Case> FLOWS_NAMED = Case::hasFlowsNamed;
    private static final Predicate<Case> CORE = has(FLOW, PAYMENT, SIGN_IN, CUSTOMER_MESSAGE)
            .or(has(BOOKING).and(FLOWS_NAMED.negate()));

    // What is for looks only is so on any page, where it was caught and somebody chose to warn.
    private static final Predicate<Case> LOOKS = has(DECORATION).and(no(UNHANDLED))
            .and(MILD.or(STAFF)).and(no(WORK_LOST, USERS_PER_HOUR, OUTSIDE_CALL_FAILED));
    private static final Predicate<Case> SWEEPING = has(HOUSEKEEPING).and(NOBODY)
            .and(no(FLOW, WORK_LOST, CUSTOMER_MESSAGE)).and(TierRules::isPaymentByCodeOnly);
    private static final Predicate<Case> SIDE = has(HOUSEKEEPING).and(NOBODY.or(STAFF))
            .or(has(DECORATION).and(no(UNHANDLED).or(MANY.negate())))
            .and(no(FLOW, PAYMENT, SIGN_IN, CUSTOMER_MESSAGE, WORK_LOST, USERS_PER_HOUR))
            .or(LOOKS).or(SWEEPING).and(WARNED.negate());

    private static final Predicate<Case> UNDATED = Case::isUndated;
    private static final Predicate<Case> LINE = Case::isLine;
    private static final Predicate<Case> INNER =
            has(BACKGROUND, INFRASTRUCTURE).or(STAFF).or(MILD);

    // What was written to be logged is rare where it matters; a stream of it is stability.
    private static final Predicate<Case> CHECK = LOGGED.and(TierRules::isRare);

    private static final Rules<Integer> RULES = new Rules<Integer>()
            .definition(1, "crash-free sessions are too low, and this is the crash",
                    has(CRASH_FREE_LOW))
            .definition(1, "too many unhandled events a minute",
                    has(UNHANDLED_PER_MINUTE).and(SOFTENED.negate()))
            .definition(1, "wrong money", has(WRONG_MONEY).and(no(UNHANDLED))
                    .and(TierRules::isSaidByItself))
            .definition(1, "other people's data", has(OTHER_PEOPLES_DATA).and(no(UNHANDLED))
                    .and(TierRules::isRare))
            .rule(1, "a core flow gives wrong results", has(FLOW).and(has(WRONG_RESULT))
                    .and(LOGGED))
            .rule(3, "what is for our own use gave up", has(OWN_USE)
                    .or(has(HOUSEKEEPING).and(no(WORK_LOST, PAYMENT))).and(GAVE_UP).and(NOBODY))
            .rule(4, "housekeeping or decoration", SIDE)
            .rule(3, "people get something in its place", SOFTENED
                    .and(no(WORK_LOST, WRONG_MONEY, NO_RETRY))
                    .and(has(UNHANDLED).and(has(USERS_PER_HOUR)).negate()))
            .definition(1, "a message that customers depend on gave up", has(RETRIES_EXHAUSTED)
                    .and(has(CUSTOMER_MESSAGE)).and(no(BY_HAND, OWN_USE)).and(SOFTENED.negate()))
            .rule(1, "a job of a core flow gave up", LOST_LATELY
                    .and(has(PAYMENT, SIGN_IN, FLOW, CUSTOMER_MESSAGE)))
            .rule(1, "work of customers is lost", has(WORK_LOST).and(LOST_LATELY)
                    .and(SOFTENED.negate()))
            .rule(3, "a job gave up, and something made good for it", GAVE_UP.and(SOFTENED))
            .rule(2, "a job gave up", GAVE_UP)
            .rule(1, "people cannot sign in", has(SIGN_IN).and(HARD.or(has(ESCALATING)))
                    .and(STAFF.negate()).and(NOBODY.negate()))
            .rule(2, "a page of the staff whose failure stops revenue", STAFF
                    .and(has(UNHANDLED)).and(TierRules::isRevenueWork)
                    .and(no(LOOKED).or(WARNED).or(has(AFTER_DEPLOY, FLOW))))
            .rule(2, "a page of the staff broke with a deploy",
                    STAFF.and(has(UNHANDLED)).and(has(AFTER_DEPLOY)))
            .rule(2, "what the staff sends fails, and not for long",
                    STAFF.and(has(UNHANDLED)).and(has(SUBMITTED)).and(no(LONG_RUNNING)))
            .rule(2, "a page of the staff, and the program warned of what is undone",
                    STAFF.and(WARNED))
            .rule(3, "a page of the staff", STAFF)
            .rule(3, "a gauge of a machine, and nothing failed yet", has(GAUGE)
                    .and(WARNED.negate())
                    .and(no(WORK_LOST, OTHER_PEOPLES_DATA, WRONG_MONEY, WAITING)))
            .rule(3, "our own links lead nowhere", has(OWN_LINK_BROKEN))
            .rule(3, "monitoring is blind", has(BLIND))
            .rule(1, "a core flow broke with a deploy, for many",
                    CORE.and(HARD.or(has(FLOW))).and(has(USERS_PER_HOUR)).and(SINCE_DEPLOY))
            .rule(1, "what people come for fails since a deploy, for many an hour",
                    HARD.and(has(NEW)).and(has(USERS_PER_HOUR)).and(SINCE_DEPLOY)
                            .and(FLOWS_NAMED.negate().or(CORE)))
            .rule(1, "what people send fails since a deploy, for many",
                    has(UNHANDLED).and(has(SUBMITTED)).and(has(AFTER_DEPLOY)).and(MANY)
                            .and(TierRules::isYoung).and(FLOWS_NAMED.negate().or(CORE)))
            .rule(1, "a flow of the product context is broken, for many an hour",
                    has(FLOW).and(has(NEW)).and(has(USERS_PER_HOUR)))
            .rule(1, "a flow of the product context broke with a deploy, and that rises",
                    has(FLOW).and(has(NEW, ESCALATING)).and(has(AFTER_DEPLOY)).and(SOME))
            .rule(1, "a flow of the product context is broken since a deploy",
                    has(FLOW).and(has(UNHANDLED)).and(has(NEW)).and(has(AFTER_DEPLOY)))
            .rule(1, "a core flow is broken, and that is new or rises",
                    CORE.and(HARD).and(RISING)
                            .and(NOBODY.negate().or(has(SUBMITTED).and(JOB.negate()))))
            .rule(1, "a core flow fails for many, and since when was not told",
                    CORE.and(has(UNHANDLED)).and(MANY).and(UNDATED))
            .rule(1, "a check says so, now and then, and that is new", CHECK.and(has(NEW)))
            .definition(1, "what people entered or own is thrown away",
                    has(WORK_LOST).and(no(UNHANDLED)).and(no(HOUSEKEEPING).or(WARNED))
                            .and(TierRules::isLostForSure))
            .rule(2, "wrong, late or missing results",
                    has(WRONG_RESULT, WRONG_MONEY, WORK_LOST).and(no(UNHANDLED))
                            .and(has(WRONG_MONEY, WORK_LOST).or(TierRules::isOurStatement)))
            .rule(2, "what was delivered cannot be read", has(MALFORMED_SAMPLE)
                    .and(no(UNHANDLED, LONG_RUNNING)).and(SOFTENED.negate())
                    .and(JOB.or(has(SUBMITTED))))
            .rule(2, "what people wait for is late", has(WAITING).and(no(UNHANDLED, LONG_RUNNING))
                    .and(NOBODY.or(has(SUBMITTED))).and(no(OWN_USE, HOUSEKEEPING)))
            .rule(2, "a core flow fails for some", CORE.and(has(UNHANDLED))
                    .and(NOBODY.negate()).and(has(FLOW, PAYMENT).or(SOME)))
            .rule(2, "it escalates, for many", has(ESCALATING).and(MANY))
            .rule(2, "a part of the customers is blocked", has(UNHANDLED).and(MANY)
                    .and(RISING.or(has(ONE_SEGMENT)))
                    .and(has(CRASH, USERS_PER_HOUR).or(FLOWS_NAMED.negate()).or(CORE)))
            .rule(2, "new, and many an hour meet it", has(USERS_PER_HOUR).and(has(NEW))
                    .and(MILD.negate()))
            .rule(2, "it rose with a deploy, for many", RISING.and(has(AFTER_DEPLOY))
                    .and(has(USERS_PER_HOUR)))
            .rule(2, "messages to customers fail since a deploy", has(AFTER_DEPLOY)
                    .and(has(NEW)).and(JOB).and(has(CUSTOMER_MESSAGE)))
            .rule(2, "a core flow has errors, and that is new or rises", CORE.and(RISING))
            .rule(2, "the program says so itself, and that is new or rises",
                    LOGGED.and(has(NEW)).or(CHECK.and(RISING)))
            .rule(2, "what people send fails",
                    has(SUBMITTED).and(has(UNHANDLED)).and(NOBODY.negate())
                            .and(SOME.or(no(LONG_RUNNING))))
            .rule(2, "new or rising, for many", MILD.negate().and(RISING).and(MANY))
            .rule(2, "the program warned of what is undone", WARNED)
            .rule(1, "a page of a core flow fails, by its words alone",
                    LINE.and(has(SCREEN)).and(has(PAYMENT, SIGN_IN)).and(INNER.negate()))
            .rule(2, "a page, by its words alone", LINE.and(has(SCREEN)).and(INNER.negate()))
            .rule(2, "a core flow, documents or messages, by their words alone",
                    LINE.and(has(PAYMENT, SIGN_IN, CUSTOMER_MESSAGE, DOCUMENT))
                            .and(INNER.negate()))
            .rule(4, "little of what runs again, by its words alone",
                    LINE.and(has(BACKGROUND)).and(TierRules::isLittle)
                            .and(no(ESCALATING, WORK_LOST, INFRASTRUCTURE)))
            .rule(3, "stability, or an edge case", _ -> true);

    private TierRules() {}

    static Rules.Decision<Integer> decide(Case about) {
        return RULES.decide(about).orElseThrow();
    }

    /// Whether it is about work that revenue comes from.
    static boolean isRevenueWork(Case about) {
        return about.reading().find(Topic.REVENUE_WORK, place -> place.kind() == Place.Kind.ROUTE
                || place.kind() == Place.Kind.CODE).isPresent();
    }

    // A module may be called after the money whose files it sweeps.
    private static boolean isPaymentByCodeOnly(Case about) {
        return about.evidence().get(PAYMENT).stream()
                .allMatch(signal -> signal.source().contains("frames"));
    }

    private static boolean isLittle(Case about) {
        return about.reading().facts().events() <= LITTLE_EVENTS_MAX;
    }

    // "incorrect locale" in a RangeError is what the language says about an argument.
    private static boolean isOurStatement(Case about) {
        String type = about.reading().facts().type();
        String title = type == null ? about.reading().facts().title() : type;
        int colon = title.indexOf(':');
        String whole = colon < 0 ? title : title.substring(0, colon);
        String name = whole.substring(whole.lastIndexOf('.') + 1);
        return about.isLogged() || !OF_LANGUAGES.contains(name) || about.evidence()
                .get(WRONG_RESULT).stream()
                .anyMatch(signal -> signal.source().contains("breadcrumbs"));
    }

    private static boolean isYoung(Case about) {
        Instant first = about.reading().facts().firstSeen();
        return first != null && first.isAfter(about.reading().now().minus(YOUNG));
    }

    private static boolean isRare(Case about) {
        return about.reading().facts().events() <= RARE_EVENTS_MAX;
    }

    private static boolean isSome(Case about) {
        return about.users() >= SOME_USERS;
    }

    // A check says so, or a warning; what goes as it should throws away what is not needed.
    private static boolean isLostForSure(Case about) {
        return about.evidence().get(WORK_LOST).stream()
                .filter(signal -> UNDONE.stream().noneMatch(signal.value()::startsWith))
                .map(Signal::source)
                .anyMatch(source -> source.equals(PlaceReader.WARNED)
                        || (!source.contains("breadcrumbs") && !source.startsWith("context")));
    }

    // A ledger says so itself; in a breadcrumb it is what the program did about an error.
    private static boolean isSaidByItself(Case about) {
        return about.evidence().get(WRONG_MONEY).stream()
                .noneMatch(signal -> signal.source().contains("breadcrumbs"));
    }
}
