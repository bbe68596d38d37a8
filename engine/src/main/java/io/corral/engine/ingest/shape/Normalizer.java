package io.corral.engine.ingest.shape;

import io.corral.domain.event.EventDraft;
import io.corral.domain.event.Request;
import io.corral.domain.event.Span;
import io.corral.domain.event.User;
import io.corral.domain.group.GroupingConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Completes an event that was just read: what the SDK left to the server is filled in, and what
/// people filter by becomes tags. Thread-safe; the same event and circumstances give the same
/// result.
public final class Normalizer {

    private static final String AUTO_ADDRESS = "{{auto}}";

    /// Platforms whose SDKs leave the address to the server without asking for it.
    private static final Set<String> ADDRESS_FROM_CONNECTION =
            Set.of("javascript", "cocoa", "objc");

    private final ClientNames clientNames;

    public Normalizer(ClientNames clientNames) {
        this.clientNames = clientNames;
    }

    /// Completes the draft in place.
    ///
    /// @param clientAddress who sent it; null when unknown or not to be kept
    /// @param userAgent of the sender, used when the event's request has none
    public void normalize(
            EventDraft event, @Nullable String clientAddress, @Nullable String userAgent) {
        fillAddress(event, clientAddress);
        fillClient(event, userAgent);
        if (!isFromBrowserItself(event)) {
            event.metadata(Titles.of(event));
        }
        DerivedTags.addTo(event);
    }

    /// Names the event again where its project's rules have a say in that.
    public void rename(EventDraft event, GroupingConfig config) {
        boolean named = config.fingerprints().giveTitles() || !config.stacks().isEmpty();
        if (named && !isFromBrowserItself(event)) {
            event.metadata(Titles.of(event, config));
        }
    }

    /// Fills in what the spans of a browser leave to the server; attributes they have stay.
    ///
    /// @param clientAddress who sent it; null when unknown, not to be kept or not asked for
    /// @param userAgent of the sender; null when unknown or not asked for
    public Span normalize(
            Span span, @Nullable String clientAddress, @Nullable String userAgent) {
        if (clientAddress == null && userAgent == null) {
            return span;
        }
        var attributes = new LinkedHashMap<>(span.attributes());
        if (clientAddress != null) {
            attributes.putIfAbsent("user.ip_address", clientAddress);
        }
        if (userAgent != null) {
            ClientNames.Names names = clientNames.of(userAgent);
            putAttributes(attributes, "browser", names.browser());
            putAttributes(attributes, "os", names.os());
        }
        return span.withAttributes(attributes);
    }

    private static void putAttributes(
            Map<String, Object> attributes, String prefix, ClientNames.@Nullable Product product) {
        if (product == null || attributes.containsKey(prefix + ".name")) {
            return;
        }
        attributes.put(prefix + ".name", product.name());
        if (product.version() != null) {
            attributes.put(prefix + ".version", product.version());
        }
    }

    private static void fillAddress(EventDraft event, @Nullable String clientAddress) {
        User user = event.user();
        String sent = user == null ? null : user.ipAddress();
        boolean isAuto = AUTO_ADDRESS.equals(sent);
        if (sent != null && !isAuto) {
            return;
        }
        String address = isAddressWanted(event, isAuto) ? clientAddress : null;
        if (address == null && !isAuto) {
            return;
        }
        if (user == null) {
            event.user(new User(null, null, null, null, address, Map.of(), Map.of()));
            return;
        }
        event.user(new User(user.id(), user.email(), user.username(), user.name(), address,
                user.geo(), user.other()));
    }

    /// What the SDK says counts; else an event that asks with `{{auto}}`, and the platforms whose
    /// events come from the user's own machine.
    private static boolean isAddressWanted(EventDraft event, boolean isAuto) {
        var sdk = event.sdk();
        Boolean said = sdk == null ? null : sdk.inferIp();
        if (said != null) {
            return said;
        }
        return isAuto || isFromBrowserItself(event)
                || ADDRESS_FROM_CONNECTION.contains(event.platform());
    }

    /// Browsers report violated policies without an SDK, so who sends them is whom they are about.
    private static boolean isFromBrowserItself(EventDraft event) {
        return !event.security().isEmpty();
    }

    private void fillClient(EventDraft event, @Nullable String senderAgent) {
        String agent = userAgent(event.request());
        boolean browser =
                event.platform().equals("javascript") || isFromBrowserItself(event);
        if (agent == null && browser) {
            agent = senderAgent;
        }
        if (agent == null || agent.isBlank()) {
            return;
        }
        ClientNames.Names names = clientNames.of(agent);
        var contexts = event.contexts();
        putContext(contexts, "browser", names.browser());
        boolean serverSide = contexts.containsKey("os") || contexts.containsKey("runtime");
        putContext(contexts, serverSide ? "client_os" : "os", names.os());
        if (names.device() != null && !contexts.containsKey("device")) {
            Map<String, @Nullable Object> device = new LinkedHashMap<>();
            device.put("family", names.device());
            contexts.put("device", device);
        }
    }

    private static void putContext(
            Map<String, Map<String, @Nullable Object>> contexts, String name,
            ClientNames.@Nullable Product product) {
        if (product == null || contexts.containsKey(name)) {
            return;
        }
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        context.put("name", product.name());
        if (product.version() != null) {
            context.put("version", product.version());
        }
        contexts.put(name, context);
    }

    private static @Nullable String userAgent(@Nullable Request request) {
        if (request == null) {
            return null;
        }
        for (Request.Pair header : request.headers()) {
            if (header.name().equalsIgnoreCase("User-Agent")) {
                return header.value();
            }
        }
        return null;
    }
}
