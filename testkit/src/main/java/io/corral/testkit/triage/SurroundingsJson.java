package io.corral.testkit.triage;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What surrounds the latest event: request, user, contexts.
record SurroundingsJson(LabelledIssue issue) {

    private static final List<String> BROWSERS = List.of("Chrome 154.0.0", "Mobile Safari 26.6",
            "Chrome Mobile 154.0.0", "Edge 154.0.0", "Firefox 148.0");

    void into(ObjectNode event) {
        ObjectNode contexts = contexts();
        request(event, contexts);
        user(event);
        for (String text : issue.texts("context")) {
            Line named = Line.of(0, text);
            ObjectNode given = (ObjectNode) EventJson.json(named.rest());
            if (contexts.get(named.word()) instanceof ObjectNode known) {
                known.setAll(given);
            } else {
                contexts.set(named.word(), given);
            }
        }
        event.set("contexts", contexts);
    }

    private ObjectNode contexts() {
        Platform platform = issue.project().platform();
        ObjectNode contexts = JsonNodeFactory.instance.objectNode();
        if (platform.isBrowser()) {
            String browser = issue.text("browser").map(text -> Shares.of(text).latest())
                    .orElse(Stable.one(BROWSERS, issue.shortId(), "browser"));
            versioned(contexts, "browser", browser);
            versioned(contexts, "os", system(browser));
        } else if (platform.isMobile()) {
            versioned(contexts, "os", platform.runtime());
            contexts.putObject("device").put("type", "device").put("model",
                    platform.runtime().startsWith("iOS") ? "iPhone15,4" : "SM-S921B");
        } else {
            versioned(contexts, "runtime", platform.runtime());
        }
        contexts.putObject("trace").put("type", "trace")
                .put("trace_id", Stable.hex(32, issue.shortId(), "trace"))
                .put("span_id", Stable.hex(16, issue.shortId(), "span"));
        return contexts;
    }

    private static void versioned(ObjectNode contexts, String name, String text) {
        int space = text.lastIndexOf(' ');
        contexts.putObject(name).put("type", name).put("name", text.substring(0, space))
                .put("version", text.substring(space + 1));
    }

    private static String system(String browser) {
        return browser.contains("Safari") && browser.contains("Mobile")
                ? "iOS 26.6"
                : browser.contains("Mobile") || browser.contains("Samsung")
                        ? "Android 15"
                        : browser.contains("Safari") ? "Mac OS X 15.6" : "Windows 11";
    }

    private void request(ObjectNode event, ObjectNode contexts) {
        String[] place = issue.text("url").or(this::path).orElse("").split(" +", 2);
        if (place[0].isEmpty()) {
            return;
        }
        String address = place[place.length - 1];
        ObjectNode request = event.putObject("request");
        request.put("method", place.length > 1 ? place[0] : "GET").put("url",
                address.startsWith("/") ? issue.project().host() + address : address);
        ObjectNode headers = request.putObject("headers");
        headers.put("Host", issue.project().host().replaceFirst("^https?://", ""));
        issue.text("agent").ifPresentOrElse(agent -> headers.put("User-Agent", agent), () -> {
            if (contexts.has("browser")) {
                headers.put("User-Agent", "Mozilla/5.0 (%s) %s/%s".formatted(
                        contexts.at("/os/name").asString(),
                        contexts.at("/browser/name").asString().replace(" ", "/"),
                        contexts.at("/browser/version").asString()));
            }
        });
        issue.text("request").ifPresent(
                text -> request.setAll((ObjectNode) EventJson.json(text)));
    }

    // The transaction is a route: its parameters become numbers.
    private Optional<String> path() {
        return issue.transaction()
                .filter(text -> text.matches("([A-Z]+ )?/.*")
                        && !issue.project().host().isEmpty())
                .map(text -> text.replaceAll("(:\\w+|\\{[^}]*}|<[^>]*>|\\[\\w+])",
                        Integer.toString(1000 + Stable.below(90000, issue.shortId()))));
    }

    private void user(ObjectNode event) {
        String text = issue.text("user").orElse(issue.seen().users() == 0 ? "none" : "");
        if (text.equals("none")) {
            return;
        }
        ObjectNode user = event.putObject("user");
        user.put("id", Integer.toString(Stable.below(900_000, issue.shortId(), "user") + 1000))
                .put("ip_address",
                        "203.0.113." + (1 + Stable.below(250, issue.shortId(), "address")));
        if (!text.isEmpty()) {
            user.setAll((ObjectNode) EventJson.json(text));
        }
    }
}
