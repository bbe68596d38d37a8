package io.corral.domain.triage;

import java.util.Locale;

/// What words are about. Each topic is a section of the resource `topics.txt`, named as it is.
enum Topic {
    // Which part of the product.
    PAYMENT,
    SIGN_IN,
    CUSTOMER_MESSAGE,
    DOCUMENT,
    BOOKING,
    SCREEN,
    BACKGROUND,
    HOUSEKEEPING,
    DECORATION,
    INTERNAL,
    REVENUE_WORK,

    // What happened.
    WORK_LOST,
    WRONG_MONEY,
    OTHER_PEOPLES_DATA,
    PARTY,
    DESTROYED,
    TELEMETRY,
    FORGED,
    RUNNING_OUT,
    OWN_INSTEAD,
    BLOCKED_BY_CLIENT,
    FAILED_OVER,
    CHARGED,
    DISAGREES,
    PREVIEW,
    TOLD,
    LOADED_AGAIN,
    GAUGE,
    ORNAMENT,
    WRONG_RESULT,
    FALLBACK,
    FALLBACK_HINT,
    RECOVERED,
    MENDED,
    OPTIONAL,
    BY_HAND,
    WAITING,
    ANSWERED,
    AGAIN,
    TRIED_AGAIN,
    WENT_WELL,
    OWN_USE,
    RETRIES_LEFT,
    GAVE_UP,
    RESOURCE_LIMIT,
    OWN_LIMIT,
    INFRASTRUCTURE,
    TIMEOUT,
    CALL,
    PARSING,
    MISSING,
    SAMPLE,
    DECLINED,
    VALIDATION,
    CLIENT_GONE,
    SESSION_ENDED,
    NOTICE,
    KNOWN_NOISE,
    UNREADABLE_REQUEST,
    MOVED_NODES,

    // Who asks, and from where.
    CRAWLER,
    SCANNER_AGENT,
    PLAIN_CLIENT,
    SCANNER_PATH,
    WRONG_HOST,
    MONITOR,
    TEST_DEVICE,
    BOT_REFUSED,
    AGENT_KEY,
    TRANSLATOR,
    ASIDE,
    PRODUCTION,
    NOT_PRODUCTION;

    String section() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
