package io.corral.engine.ingest.shape;

import io.corral.domain.event.Event;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.Frame;
import io.corral.domain.event.Request;
import io.corral.domain.outcome.FilterReason;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Says which events a project does not want to keep, and why. Immutable; one per project's
/// settings.
public final class InboundFilter {

    /// Code of extensions is loaded from such addresses.
    private static final List<String> EXTENSION_SCHEMES = List.of(
            "chrome-extension://", "moz-extension://", "safari-extension://",
            "safari-web-extension://", "webkit-masked-url://", "ms-browser-extension://",
            "resource://", "chrome://");

    /// Messages only toolbars and extensions raise, as collected by front-end developers for years.
    private static final List<String> EXTENSION_MESSAGES = List.of(
            "top.globals", "originalcreatenotification", "canvas.contentdocument",
            "myapp_removeallhighlights", "can't find variable: zitereader",
            "jigsaw is not defined", "combosearch is not defined", "atomicfindclose",
            "fb_xd_fragment", "bmi_safeaddonload", "ebcallbackmessagereceived", "conduitpage",
            "extension context invalidated", "__gcrweb", "instantsearchsdkjsbridgeclearhighlight",
            "evaluating 'window.webkit.messagehandlers.selecttext",
            "cannot redefine property: googletag");

    private static final List<String> EXTENSION_SOURCES = List.of(
            "graph.facebook.com", "connect.facebook.net", "eatdifferent.com.woopra-ns.com",
            "static.woopra.com/js/woopra.js", "/extensions/", "127.0.0.1:4001/isrunning",
            "webappstoolbarba.texthelp.com", "metrics.itunes.apple.com.edgesuite.net",
            "kaspersky-labs.com");

    /// Words in user agents of programs that read pages without a person.
    private static final List<String> CRAWLERS = List.of(
            "googlebot", "mediapartners-google", "adsbot-google", "feedfetcher-google",
            "google-inspectiontool", "storebot-google", "bingbot", "bingpreview", "slurp",
            "duckduckbot", "baiduspider", "yandexbot", "yandex.com/bots", "sogou", "exabot",
            "facebookexternalhit", "facebot", "meta-externalagent", "twitterbot", "linkedinbot",
            "pinterest.com/bot", "pinterestbot", "slackbot", "telegrambot", "discordbot",
            "whatsapp/", "applebot", "ahrefsbot", "semrushbot", "mj12bot", "dotbot", "petalbot",
            "bytespider", "gptbot", "ccbot", "claudebot", "amazonbot", "ia_archiver",
            "seznambot", "screaming frog", "pingdom", "uptimerobot", "lighthouse",
            "headlesschrome", "crawler", "spider");

    private final Settings settings;
    private final List<Glob> messages;
    private final List<Glob> releases;

    /// What is filtered.
    ///
    /// @param messages patterns of messages not wanted
    /// @param releases patterns of releases not wanted
    public record Settings(
            boolean browserExtensions, boolean webCrawlers, boolean localhost,
            List<String> messages, List<String> releases) {
        public Settings {
            messages = List.copyOf(messages);
            releases = List.copyOf(releases);
        }
    }

    public InboundFilter(Settings settings) {
        this.settings = settings;
        this.messages = settings.messages().stream().map(Glob::new).toList();
        this.releases = settings.releases().stream().map(Glob::new).toList();
    }

    /// Why the event is not wanted; null when it is.
    ///
    /// @param senderAgent user agent of the connection, for events without a request
    public @Nullable FilterReason reason(Event event, @Nullable String senderAgent) {
        if (settings.localhost() && isLocal(event)) {
            return FilterReason.LOCALHOST;
        }
        if (settings.webCrawlers() && isCrawler(event, senderAgent)) {
            return FilterReason.WEB_CRAWLERS;
        }
        if (settings.browserExtensions() && isFromExtension(event)) {
            return FilterReason.BROWSER_EXTENSIONS;
        }
        String release = event.release();
        if (release != null && anyMatches(releases, release)) {
            return FilterReason.RELEASE_VERSION;
        }
        return isUnwantedMessage(event) ? FilterReason.ERROR_MESSAGE : null;
    }

    /// Why sessions of a release are not wanted; null when they are.
    public @Nullable FilterReason reason(String release) {
        return anyMatches(releases, release) ? FilterReason.RELEASE_VERSION : null;
    }

    private static boolean isLocal(Event event) {
        var user = event.user();
        String address = user == null ? null : user.ipAddress();
        if ("127.0.0.1".equals(address) || "::1".equals(address)) {
            return true;
        }
        Request request = event.request();
        String url = request == null ? null : request.url();
        String host = url == null ? null : hostOf(url);
        return host != null && (host.equals("localhost") || host.equals("127.0.0.1")
                || host.equals("[::1]") || host.endsWith(".localhost"));
    }

    private static @Nullable String hostOf(String url) {
        int scheme = url.indexOf("://");
        if (scheme < 0) {
            return null;
        }
        int start = scheme + 3;
        int end = start;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        String authority = url.substring(start, end).toLowerCase(Locale.ROOT);
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        int port = host.lastIndexOf(':');
        return port > host.lastIndexOf(']') ? host.substring(0, port) : host;
    }

    private static boolean isCrawler(Event event, @Nullable String senderAgent) {
        String agent = headerAgent(event.request());
        if (agent == null && event.platform().equals("javascript")) {
            agent = senderAgent;
        }
        return agent != null && containsAny(agent.toLowerCase(Locale.ROOT), CRAWLERS);
    }

    private static @Nullable String headerAgent(@Nullable Request request) {
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

    private static boolean isFromExtension(Event event) {
        if (!event.platform().equals("javascript")) {
            return false;
        }
        for (ExceptionValue exception : event.exceptions()) {
            String value = exception.value();
            if (value != null && containsAny(value.toLowerCase(Locale.ROOT), EXTENSION_MESSAGES)) {
                return true;
            }
            var stack = exception.stackTrace();
            if (stack != null && stack.frames().stream().anyMatch(InboundFilter::isExtension)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isExtension(Frame frame) {
        String path = frame.absPath() != null ? frame.absPath() : frame.filename();
        if (path == null) {
            return false;
        }
        String lower = path.toLowerCase(Locale.ROOT);
        return EXTENSION_SCHEMES.stream().anyMatch(lower::startsWith)
                || containsAny(lower, EXTENSION_SOURCES);
    }

    private boolean isUnwantedMessage(Event event) {
        if (messages.isEmpty()) {
            return false;
        }
        var message = event.message();
        if (message != null && anyMatches(messages, message.text())) {
            return true;
        }
        for (ExceptionValue exception : event.exceptions()) {
            String value = exception.value() == null ? "" : exception.value();
            String type = exception.type() == null ? "" : exception.type();
            if (anyMatches(messages, value) || anyMatches(messages, type + ": " + value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyMatches(List<Glob> globs, String text) {
        for (Glob glob : globs) {
            if (glob.matches(text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean containsAny(String text, List<String> words) {
        for (String word : words) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
