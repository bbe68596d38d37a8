package io.corral.domain.triage;

import static io.corral.domain.triage.Rules.has;
import static io.corral.domain.triage.Rules.no;
import static io.corral.domain.triage.SignalType.AFTER_DEPLOY;
import static io.corral.domain.triage.SignalType.APPLICATION_FRAME;
import static io.corral.domain.triage.SignalType.ASIDE_FAILED;
import static io.corral.domain.triage.SignalType.ATTEMPTS_LEFT;
import static io.corral.domain.triage.SignalType.BLIND;
import static io.corral.domain.triage.SignalType.CLIENT_GONE;
import static io.corral.domain.triage.SignalType.CRASH;
import static io.corral.domain.triage.SignalType.CRASH_FREE_LOW;
import static io.corral.domain.triage.SignalType.CRAWLER;
import static io.corral.domain.triage.SignalType.CUSTOMER_MESSAGE;
import static io.corral.domain.triage.SignalType.DECLINED;
import static io.corral.domain.triage.SignalType.DECORATION;
import static io.corral.domain.triage.SignalType.DEPLOY_ELSEWHERE;
import static io.corral.domain.triage.SignalType.DOCUMENT;
import static io.corral.domain.triage.SignalType.ESCALATING;
import static io.corral.domain.triage.SignalType.FALLBACK;
import static io.corral.domain.triage.SignalType.FOREIGN_FRAMES;
import static io.corral.domain.triage.SignalType.GAUGE;
import static io.corral.domain.triage.SignalType.HOUSEKEEPING;
import static io.corral.domain.triage.SignalType.INFRASTRUCTURE;
import static io.corral.domain.triage.SignalType.KNOWN_NOISE;
import static io.corral.domain.triage.SignalType.LONG_RUNNING;
import static io.corral.domain.triage.SignalType.LOOKED;
import static io.corral.domain.triage.SignalType.MALFORMED_SAMPLE;
import static io.corral.domain.triage.SignalType.MONITOR;
import static io.corral.domain.triage.SignalType.NEW;
import static io.corral.domain.triage.SignalType.NOTICE;
import static io.corral.domain.triage.SignalType.NOT_PRODUCTION;
import static io.corral.domain.triage.SignalType.NO_RETRY;
import static io.corral.domain.triage.SignalType.OTHER_PEOPLES_DATA;
import static io.corral.domain.triage.SignalType.OUTSIDE_CALL_FAILED;
import static io.corral.domain.triage.SignalType.OWN_CALL_FAILED;
import static io.corral.domain.triage.SignalType.OWN_LIMIT;
import static io.corral.domain.triage.SignalType.OWN_LINK_BROKEN;
import static io.corral.domain.triage.SignalType.RECOVERED;
import static io.corral.domain.triage.SignalType.REFUSED;
import static io.corral.domain.triage.SignalType.REGRESSED;
import static io.corral.domain.triage.SignalType.RESOURCE_LIMIT;
import static io.corral.domain.triage.SignalType.RETRIES_EXHAUSTED;
import static io.corral.domain.triage.SignalType.RETRIES_LEFT;
import static io.corral.domain.triage.SignalType.SCANNER;
import static io.corral.domain.triage.SignalType.SESSION_ENDED;
import static io.corral.domain.triage.SignalType.TEST_DEVICE;
import static io.corral.domain.triage.SignalType.TIMEOUT;
import static io.corral.domain.triage.SignalType.TRANSLATED_PAGE;
import static io.corral.domain.triage.SignalType.UNHANDLED;
import static io.corral.domain.triage.SignalType.UNREADABLE_REQUEST;
import static io.corral.domain.triage.SignalType.USERS_PER_HOUR;
import static io.corral.domain.triage.SignalType.VALIDATION;
import static io.corral.domain.triage.SignalType.WAITING;
import static io.corral.domain.triage.SignalType.WORK_LOST;
import static io.corral.domain.triage.SignalType.WRONG_MONEY;
import static io.corral.domain.triage.SignalType.WRONG_RESULT;

import java.util.Optional;
import java.util.function.Predicate;

/// Whether an issue is noise. Volume is no argument, in either direction.
final class NoiseRules {

    private static final int EVENTS_PER_USER_OF_CRAWLERS = 50;

    /// What is lost is no noise, however it looks.
    private static final Predicate<Case> HARMLESS = no(RETRIES_EXHAUSTED, NO_RETRY, WORK_LOST,
            WRONG_MONEY, OTHER_PEOPLES_DATA, CRASH_FREE_LOW, OWN_LINK_BROKEN);
    private static final Predicate<Case> CAUGHT = HARMLESS.and(no(UNHANDLED));
    private static final Predicate<Case> MILD = Case::isMild;
    private static final Predicate<Case> SETTLED = Case::isSettled;
    /// A refusal that rises with the demand is one all the same.
    private static final Predicate<Case> ROUTINE =
            has(REFUSED).and(MILD).and(no(AFTER_DEPLOY, DEPLOY_ELSEWHERE));
    private static final Predicate<Case> JOB = Case::isJob;
    private static final Predicate<Case> NAMED = NoiseRules::isNamedNoise;
    private static final Predicate<Case> FEW_PEOPLE = NoiseRules::isFewPeople;
    private static final Predicate<Case> MANY = Case::isMany;
    private static final Predicate<Case> NOBODY = Case::isNobody;
    private static final Predicate<Case> FAILED_OVER = NoiseRules::isFailedOver;
    private static final Predicate<Case> FORGED = NoiseRules::isForged;
    /// What waits, and the program warned of it last, is late.
    private static final Predicate<Case> LATE = has(WAITING).and(Case::isLastNoteGrave);

    /// What a program has warned of for long, without a change, is how things are.
    private static final Predicate<Case> QUIET = CAUGHT.and(SETTLED).and(MILD)
            .and(has(LONG_RUNNING)).and(no(WRONG_RESULT, REGRESSED));

    /// Not what we called, but who called us; frameworks throw that through everything.
    private static final Predicate<Case> ANSWERING = HARMLESS
            .and(no(OWN_CALL_FAILED, OUTSIDE_CALL_FAILED, CRASH))
            .and(no(UNHANDLED).or(no(APPLICATION_FRAME).and(has(LONG_RUNNING))));
    private static final Rules<NoiseClass> RULES = new Rules<NoiseClass>()
            .definition(NoiseClass.STAGING, "no event in production", has(NOT_PRODUCTION))
            .definition(NoiseClass.BOT, "a monitor asks", has(MONITOR))
            .definition(NoiseClass.BOT, "a scanner asks", has(SCANNER).and(no(OWN_LINK_BROKEN)))
            .definition(NoiseClass.BOT, "only test devices and robots of stores meet it",
                    has(TEST_DEVICE))
            .definition(NoiseClass.BOT, "only crawlers meet it",
                    has(CRAWLER).and(FEW_PEOPLE.or(NoiseRules::isAlwaysACrawler)))
            .definition(NoiseClass.BROWSER_EXTENSION, "none of the code is ours",
                    has(FOREIGN_FRAMES))
            .definition(NoiseClass.BROWSER_EXTENSION, "the page was translated",
                    has(TRANSLATED_PAGE))
            .definition(NoiseClass.EXPECTED, "known noise",
                    has(KNOWN_NOISE).and(NAMED).and(CAUGHT.or(
                            HARMLESS.and(no(APPLICATION_FRAME).or(MILD))))
                            .and(has(NEW).and(has(USERS_PER_HOUR)).negate()))
            .definition(NoiseClass.EXPECTED, "a forgery was refused",
                    FORGED.and(CAUGHT).and(SETTLED).and(NOBODY).and(JOB.negate()))
            .definition(NoiseClass.EXPECTED, "known noise", has(KNOWN_NOISE).and(HARMLESS)
                    .and(no(BLIND))
                    .and(no(APPLICATION_FRAME).or(MILD).or(CAUGHT.and(has(LONG_RUNNING))))
                    .and(has(NEW).and(has(USERS_PER_HOUR)).negate()))
            .definition(NoiseClass.EXPECTED, "an old page was loaded again after a deploy",
                    has(KNOWN_NOISE).and(CAUGHT).and(NoiseRules::isLoadedAgain))
            .definition(NoiseClass.THIRD_PARTY_FLAKE, "an ornament from elsewhere is missing",
                    has(OUTSIDE_CALL_FAILED).and(CAUGHT).and(no(WRONG_RESULT))
                            .and(NoiseRules::isOrnament).and(NoiseRules::isNothingElse))
            .definition(NoiseClass.AUTO_RETRIED,
                    "attempts stay below their limit, or the next worked",
                    has(RETRIES_LEFT).and(HARMLESS)
                            .and(LATE.negate()).and(FAILED_OVER.and(has(NEW)).negate())
                            .and(has(UNHANDLED).and(has(RESOURCE_LIMIT)).negate()))
            .definition(NoiseClass.EXPECTED, "a notice for developers",
                    has(NOTICE).and(CAUGHT).and(no(WRONG_RESULT, GAUGE)))
            .definition(NoiseClass.EXPECTED, "the framework refused a request it could not read",
                    has(UNREADABLE_REQUEST).and(HARMLESS).and(MANY.negate())
                            .and(no(AFTER_DEPLOY, ESCALATING, USERS_PER_HOUR)))
            .rule(NoiseClass.EXPECTED, "people went to another page",
                    has(CLIENT_GONE).and(HARMLESS).and(has(LOOKED)).and(has(LONG_RUNNING))
                            .and(no(CRASH, OUTSIDE_CALL_FAILED)))
            .rule(NoiseClass.EXPECTED, "the client went away",
                    has(CLIENT_GONE).and(ANSWERING).and(JOB.negate().or(QUIET)))
            .rule(NoiseClass.EXPECTED, "declined for a reason that the customer is told",
                    has(DECLINED).and(CAUGHT).and(SETTLED.or(ROUTINE))
                            .and(MILD.or(has(LONG_RUNNING))))
            .rule(NoiseClass.EXPECTED, "a session ended, or a password was wrong",
                    has(SESSION_ENDED).and(CAUGHT).and(SETTLED).and(no(OUTSIDE_CALL_FAILED))
                            .and(MILD.or(has(LONG_RUNNING)).or(no(INFRASTRUCTURE)))
                            .and(JOB.negate()))
            .rule(NoiseClass.EXPECTED, "input was refused, and the form says why",
                    has(VALIDATION).and(CAUGHT).and(SETTLED).and(MILD)
                            .and(no(OUTSIDE_CALL_FAILED)))
            .rule(NoiseClass.EXPECTED, "refused with an answer, as it is made to",
                    has(REFUSED).and(CAUGHT).and(SETTLED).and(MILD.or(has(LONG_RUNNING)))
                            .and(no(OUTSIDE_CALL_FAILED, WRONG_RESULT, WAITING)))
            .rule(NoiseClass.THIRD_PARTY_FLAKE, "only statistics or advertisements failed",
                    has(ASIDE_FAILED).and(HARMLESS))
            .rule(NoiseClass.THIRD_PARTY_FLAKE, "an optional outside service, nothing was lost",
                    has(OUTSIDE_CALL_FAILED).and(CAUGHT).and(no(WRONG_RESULT))
                            .and(has(DECORATION).or(has(FALLBACK)
                                    .and(MILD.or(NOBODY.and(no(ATTEMPTS_LEFT)))))))
            .rule(NoiseClass.THIRD_PARTY_FLAKE, "an outside service, for long, always caught",
                    has(OUTSIDE_CALL_FAILED).and(QUIET))
            .rule(NoiseClass.EXPECTED, "a warning of long standing, always caught", QUIET.and(
                    no(OUTSIDE_CALL_FAILED, INFRASTRUCTURE, RESOURCE_LIMIT, GAUGE, OWN_LIMIT,
                            TIMEOUT,
                            BLIND, MALFORMED_SAMPLE, FALLBACK, ATTEMPTS_LEFT))
                    .and(no(DECORATION, HOUSEKEEPING, CUSTOMER_MESSAGE, DOCUMENT)));

    private NoiseRules() {}

    static Optional<Rules.Decision<NoiseClass>> decide(Case about) {
        return RULES.decide(about);
    }

    // A program that warns of it, or shows what it has itself, is degraded.
    private static boolean isNothingElse(Case about) {
        return !about.isLastNoteGrave() && about.reading()
                .find(Topic.OWN_INSTEAD, place -> place.kind().isNote()).isEmpty();
    }

    private static boolean isForged(Case about) {
        return about.reading().findInMessage(Topic.FORGED).isPresent();
    }

    // Part of what we run went away, and another part took over.
    private static boolean isFailedOver(Case about) {
        return about.reading().find(Topic.FAILED_OVER, place -> place.kind().isNote()
                || place.kind() == Place.Kind.MESSAGE).isPresent();
    }

    private static boolean isLoadedAgain(Case about) {
        return about.reading().find(Topic.LOADED_AGAIN, place -> place.kind().isNote())
                .isPresent();
    }

    // Pictures, chats, surveys, or what the people of the product call optional.
    private static boolean isOrnament(Case about) {
        return about.has(DECORATION) || about.evidence().has(FALLBACK, "context")
                || about.reading().find(Topic.ORNAMENT, place -> place.kind() != Place.Kind.ROUTE)
                        .isPresent();
    }

    // Crawlers keep no cookies: each of their visits is somebody new.
    private static boolean isAlwaysACrawler(Case about) {
        return about.evidence().get(CRAWLER).stream()
                .anyMatch(signal -> signal.source().endsWith(StrangerReader.ALL_EVENTS));
    }

    /// Whether weights alone may call it noise: it was caught, and nobody got something else in its
    /// place.
    static boolean isHarmless(Case about) {
        return CAUGHT.test(about) && !about.has(FALLBACK, RECOVERED);
    }

    /// Of what class it is, where weights call it noise and no rule does.
    static NoiseClass likeliest(Case about) {
        if (about.has(RETRIES_LEFT, ATTEMPTS_LEFT)) {
            return NoiseClass.AUTO_RETRIED;
        }
        if (about.has(CRAWLER)) {
            return NoiseClass.BOT;
        }
        return about.has(OUTSIDE_CALL_FAILED) && !about.has(DECLINED, REFUSED, VALIDATION)
                ? NoiseClass.THIRD_PARTY_FLAKE
                : NoiseClass.EXPECTED;
    }

    // The people of the product know it, whatever code it comes from.
    private static boolean isNamedNoise(Case about) {
        return about.evidence().get(KNOWN_NOISE).stream()
                .anyMatch(signal -> signal.source().equals("context.knownNoise"));
    }

    private static boolean isFewPeople(Case about) {
        return about.users() * EVENTS_PER_USER_OF_CRAWLERS <= about.reading().facts().events();
    }
}
