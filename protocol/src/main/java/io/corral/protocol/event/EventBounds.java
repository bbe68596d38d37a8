package io.corral.protocol.event;

import java.time.Duration;

/// How much of an event is kept. Sentry documents similar numbers where it documents any
/// (docs "Size Limits", "Event Payloads"); what is above a bound is cut and noted.
public final class EventBounds {

    /// Exceptions of a chain; half from each end are kept of a longer one.
    public static final int EXCEPTIONS_MAX = 64;
    /// Frames kept at the start of a longer stack.
    public static final int FRAMES_OLDEST_MAX = 128;
    /// Frames kept at the end of a longer stack, where the crash is.
    public static final int FRAMES_NEWEST_MAX = 384;
    /// Frames kept of one stack.
    public static final int FRAMES_MAX = FRAMES_OLDEST_MAX + FRAMES_NEWEST_MAX;
    /// Source lines kept before, and after, the line of a frame.
    public static final int CONTEXT_LINES_MAX = 10;
    /// Characters of a source line; minified files are one line.
    public static final int SOURCE_LINE_LENGTH_MAX = 1024;
    /// Threads of a dump; large servers have hundreds.
    public static final int THREADS_MAX = 256;
    /// Breadcrumbs, newest kept; what SDKs collect by default.
    public static final int BREADCRUMBS_MAX = 100;
    /// Tags of one event.
    public static final int TAGS_MAX = 200;
    /// Characters of a tag's name.
    public static final int TAG_NAME_LENGTH_MAX = 200;
    /// Characters of a tag's value.
    public static final int TAG_VALUE_LENGTH_MAX = 200;
    /// Contexts of one event.
    public static final int CONTEXTS_MAX = 64;
    /// Entries of one object or array below extra, contexts, variables and request data.
    public static final int ENTRIES_MAX = 512;
    /// Objects and arrays inside each other below extra, contexts, variables and request data;
    /// what lies deeper becomes JSON text.
    public static final int DEPTH_MAX = 8;
    /// Characters of a string whose meaning Corral does not know.
    public static final int STRING_LENGTH_MAX = 16 * 1024;
    /// Characters of a message or an exception's value.
    public static final int MESSAGE_LENGTH_MAX = 64 * 1024;
    /// Characters of a feedback's text (Sentry docs "User Feedback").
    public static final int FEEDBACK_LENGTH_MAX = 4096;
    /// Parameters of a log message.
    public static final int PARAMS_MAX = 64;
    /// Characters of names: types, functions, modules, files.
    public static final int NAME_LENGTH_MAX = 1024;
    /// Characters of a release (Sentry docs "Releases").
    public static final int RELEASE_LENGTH_MAX = 250;
    /// Characters of a transaction's name.
    public static final int TRANSACTION_LENGTH_MAX = 200;
    /// Characters of an environment, dist or similar word.
    public static final int WORD_LENGTH_MAX = 64;
    /// Characters of a logger or host name.
    public static final int HOST_LENGTH_MAX = 255;
    /// Headers, cookies or query parameters of a request.
    public static final int PAIRS_MAX = 256;
    /// Characters of a URL.
    public static final int URL_LENGTH_MAX = 8 * 1024;
    /// Installed packages.
    public static final int MODULES_MAX = 2048;
    /// Entries of a fingerprint.
    public static final int FINGERPRINT_MAX = 64;
    /// Debug images; native applications load hundreds.
    public static final int DEBUG_IMAGES_MAX = 1024;
    /// Spans of one transaction; what SDKs collect by default.
    public static final int SPANS_MAX = 1000;
    /// Measurements of one transaction.
    public static final int MEASUREMENTS_MAX = 100;
    /// Notes about repaired or dropped parts.
    public static final int NOTES_MAX = 32;
    /// Characters shown of what was found wrong.
    public static final int NOTE_VALUE_LENGTH_MAX = 200;

    /// Clocks that differ less than this are taken to agree: the time a request is under way.
    public static final Duration DRIFT_MIN = Duration.ofMinutes(1);
    /// Older events count as happened when they were received.
    public static final Duration AGE_MAX = Duration.ofDays(30);
    /// Events later than this after receiving count as happened when they were received.
    public static final Duration AHEAD_MAX = Duration.ofMinutes(1);

    private EventBounds() {}
}
