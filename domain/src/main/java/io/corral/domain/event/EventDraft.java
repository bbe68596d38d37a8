package io.corral.domain.event;

import io.corral.domain.id.EventId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Builds an [Event]: the reader fills it, each normalising step changes some of it, `build`
/// ends it.
/// Lists and maps start empty and can be changed in place. Owned by one thread.
public final class EventDraft {

    private EventKind kind = EventKind.DEFAULT;
    private Instant timestamp = Instant.EPOCH;
    private Instant receivedAt = Instant.EPOCH;
    private String platform = "other";
    private Level level = Level.ERROR;
    private @Nullable String logger;
    private @Nullable String transaction;
    private @Nullable String serverName;
    private @Nullable String release;
    private @Nullable String dist;
    private @Nullable String environment;
    private @Nullable Message message;
    private List<ExceptionValue> exceptions = new ArrayList<>();
    private List<ThreadValue> threads = new ArrayList<>();
    private @Nullable StackTrace stackTrace;
    private List<Breadcrumb> breadcrumbs = new ArrayList<>();
    private @Nullable Request request;
    private @Nullable User user;
    private Map<String, String> tags = new LinkedHashMap<>();
    private Map<String, @Nullable Object> extra = new LinkedHashMap<>();
    private Map<String, Map<String, @Nullable Object>> contexts = new LinkedHashMap<>();
    private @Nullable Sdk sdk;
    private Map<String, String> modules = new LinkedHashMap<>();
    private List<String> fingerprint = new ArrayList<>();
    private @Nullable String checksum;
    private @Nullable TraceContext trace;
    private @Nullable Instant start;
    private List<Span> spans = new ArrayList<>();
    private Map<String, Double> measurements = new LinkedHashMap<>();
    private List<Map<String, @Nullable Object>> debugImages = new ArrayList<>();
    private Map<String, @Nullable Object> security = new LinkedHashMap<>();
    private Metadata metadata =
            new Metadata("<unlabeled event>", null, null, null, null, null, null);
    private List<EventError> errors = new ArrayList<>();
    private @Nullable Instant lateUpload;
    private EventId id;

    /// An empty draft: kind default, level error, platform other.
    public EventDraft(EventId id) {
        this.id = id;
    }

    static EventDraft of(Event event) {
        var draft = new EventDraft(event.id());
        draft.kind = event.kind();
        draft.timestamp = event.timestamp();
        draft.receivedAt = event.receivedAt();
        draft.platform = event.platform();
        draft.level = event.level();
        draft.logger = event.logger();
        draft.transaction = event.transaction();
        draft.serverName = event.serverName();
        draft.release = event.release();
        draft.dist = event.dist();
        draft.environment = event.environment();
        draft.message = event.message();
        draft.exceptions = new ArrayList<>(event.exceptions());
        draft.threads = new ArrayList<>(event.threads());
        draft.stackTrace = event.stackTrace();
        draft.breadcrumbs = new ArrayList<>(event.breadcrumbs());
        draft.request = event.request();
        draft.user = event.user();
        draft.tags = new LinkedHashMap<>(event.tags());
        draft.extra = new LinkedHashMap<>(event.extra());
        draft.contexts = new LinkedHashMap<>(event.contexts());
        draft.sdk = event.sdk();
        draft.modules = new LinkedHashMap<>(event.modules());
        draft.fingerprint = new ArrayList<>(event.fingerprint());
        draft.checksum = event.checksum();
        draft.trace = event.trace();
        draft.start = event.start();
        draft.spans = new ArrayList<>(event.spans());
        draft.measurements = new LinkedHashMap<>(event.measurements());
        draft.debugImages = new ArrayList<>(event.debugImages());
        draft.security = new LinkedHashMap<>(event.security());
        draft.metadata = event.metadata();
        draft.errors = new ArrayList<>(event.errors());
        draft.lateUpload = event.lateUpload();
        return draft;
    }

    /// The event; the draft must not be used afterwards.
    public Event build() {
        return new Event(
                id, kind, timestamp, receivedAt, platform, level, logger, transaction, serverName,
                release, dist, environment, message, Collections.unmodifiableList(exceptions),
                Collections.unmodifiableList(threads), stackTrace,
                Collections.unmodifiableList(breadcrumbs), request, user,
                Collections.unmodifiableMap(tags), Collections.unmodifiableMap(extra),
                Collections.unmodifiableMap(contexts), sdk, Collections.unmodifiableMap(modules),
                Collections.unmodifiableList(fingerprint), checksum, trace, start,
                Collections.unmodifiableList(spans), Collections.unmodifiableMap(measurements),
                Collections.unmodifiableList(debugImages), Collections.unmodifiableMap(security),
                metadata, Collections.unmodifiableList(errors), lateUpload);
    }

    public EventId id() {
        return id;
    }

    public EventDraft id(EventId id) {
        this.id = id;
        return this;
    }

    public EventKind kind() {
        return kind;
    }

    public EventDraft kind(EventKind kind) {
        this.kind = kind;
        return this;
    }

    public Instant timestamp() {
        return timestamp;
    }

    public EventDraft timestamp(Instant timestamp) {
        this.timestamp = timestamp;
        return this;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public EventDraft receivedAt(Instant receivedAt) {
        this.receivedAt = receivedAt;
        return this;
    }

    public String platform() {
        return platform;
    }

    public EventDraft platform(String platform) {
        this.platform = platform;
        return this;
    }

    public Level level() {
        return level;
    }

    public EventDraft level(Level level) {
        this.level = level;
        return this;
    }

    public @Nullable String logger() {
        return logger;
    }

    public EventDraft logger(@Nullable String logger) {
        this.logger = logger;
        return this;
    }

    public @Nullable String transaction() {
        return transaction;
    }

    public EventDraft transaction(@Nullable String transaction) {
        this.transaction = transaction;
        return this;
    }

    public @Nullable String serverName() {
        return serverName;
    }

    public EventDraft serverName(@Nullable String serverName) {
        this.serverName = serverName;
        return this;
    }

    public @Nullable String release() {
        return release;
    }

    public EventDraft release(@Nullable String release) {
        this.release = release;
        return this;
    }

    public @Nullable String dist() {
        return dist;
    }

    public EventDraft dist(@Nullable String dist) {
        this.dist = dist;
        return this;
    }

    public @Nullable String environment() {
        return environment;
    }

    public EventDraft environment(@Nullable String environment) {
        this.environment = environment;
        return this;
    }

    public @Nullable Message message() {
        return message;
    }

    public EventDraft message(@Nullable Message message) {
        this.message = message;
        return this;
    }

    public List<ExceptionValue> exceptions() {
        return exceptions;
    }

    public EventDraft exceptions(List<ExceptionValue> exceptions) {
        this.exceptions = exceptions;
        return this;
    }

    public List<ThreadValue> threads() {
        return threads;
    }

    public EventDraft threads(List<ThreadValue> threads) {
        this.threads = threads;
        return this;
    }

    public @Nullable StackTrace stackTrace() {
        return stackTrace;
    }

    public EventDraft stackTrace(@Nullable StackTrace stackTrace) {
        this.stackTrace = stackTrace;
        return this;
    }

    public List<Breadcrumb> breadcrumbs() {
        return breadcrumbs;
    }

    public EventDraft breadcrumbs(List<Breadcrumb> breadcrumbs) {
        this.breadcrumbs = breadcrumbs;
        return this;
    }

    public @Nullable Request request() {
        return request;
    }

    public EventDraft request(@Nullable Request request) {
        this.request = request;
        return this;
    }

    public @Nullable User user() {
        return user;
    }

    public EventDraft user(@Nullable User user) {
        this.user = user;
        return this;
    }

    public Map<String, String> tags() {
        return tags;
    }

    public EventDraft tags(Map<String, String> tags) {
        this.tags = tags;
        return this;
    }

    public Map<String, @Nullable Object> extra() {
        return extra;
    }

    public EventDraft extra(Map<String, @Nullable Object> extra) {
        this.extra = extra;
        return this;
    }

    public Map<String, Map<String, @Nullable Object>> contexts() {
        return contexts;
    }

    public EventDraft contexts(Map<String, Map<String, @Nullable Object>> contexts) {
        this.contexts = contexts;
        return this;
    }

    public @Nullable Sdk sdk() {
        return sdk;
    }

    public EventDraft sdk(@Nullable Sdk sdk) {
        this.sdk = sdk;
        return this;
    }

    public Map<String, String> modules() {
        return modules;
    }

    public EventDraft modules(Map<String, String> modules) {
        this.modules = modules;
        return this;
    }

    public List<String> fingerprint() {
        return fingerprint;
    }

    public EventDraft fingerprint(List<String> fingerprint) {
        this.fingerprint = fingerprint;
        return this;
    }

    public @Nullable String checksum() {
        return checksum;
    }

    public EventDraft checksum(@Nullable String checksum) {
        this.checksum = checksum;
        return this;
    }

    public @Nullable TraceContext trace() {
        return trace;
    }

    public EventDraft trace(@Nullable TraceContext trace) {
        this.trace = trace;
        return this;
    }

    public @Nullable Instant start() {
        return start;
    }

    public EventDraft start(@Nullable Instant start) {
        this.start = start;
        return this;
    }

    public List<Span> spans() {
        return spans;
    }

    public EventDraft spans(List<Span> spans) {
        this.spans = spans;
        return this;
    }

    public Map<String, Double> measurements() {
        return measurements;
    }

    public EventDraft measurements(Map<String, Double> measurements) {
        this.measurements = measurements;
        return this;
    }

    public List<Map<String, @Nullable Object>> debugImages() {
        return debugImages;
    }

    public EventDraft debugImages(List<Map<String, @Nullable Object>> debugImages) {
        this.debugImages = debugImages;
        return this;
    }

    public Map<String, @Nullable Object> security() {
        return security;
    }

    public EventDraft security(Map<String, @Nullable Object> security) {
        this.security = security;
        return this;
    }

    public Metadata metadata() {
        return metadata;
    }

    public EventDraft metadata(Metadata metadata) {
        this.metadata = metadata;
        return this;
    }

    public List<EventError> errors() {
        return errors;
    }

    public EventDraft errors(List<EventError> errors) {
        this.errors = errors;
        return this;
    }

    public @Nullable Instant lateUpload() {
        return lateUpload;
    }

    public EventDraft lateUpload(@Nullable Instant lateUpload) {
        this.lateUpload = lateUpload;
        return this;
    }
}
