package io.corral.e2e.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Every page there is of an organisation, with addresses that lead somewhere.
final class Places {

    /// One page.
    ///
    /// @param name for file names and messages
    /// @param path after the address of the server
    record Place(String name, String path) {}

    /// A release every tenant has.
    static final String RELEASE = "stable@1.0.0";

    private final String organization;
    private final List<Place> places = new ArrayList<>();

    private Places(String organization) {
        this.organization = organization;
    }

    /// Pages for everybody.
    static List<Place> open() {
        return List.of(new Place("sign-in", "/login/"),
                new Place("sign-in-link", "/login/no-such-secret"),
                new Place("join-too-late", "/join/no-such-secret"));
    }

    /// Pages of whoever is signed in.
    static List<Place> personal() {
        return List.of(new Place("account", "/account/"),
                new Place("account-tokens", "/account/tokens/"),
                new Place("api", "/docs/api/"),
                new Place("device", "/oauth/device/"));
    }

    /// Pages of an organisation that has an issue.
    ///
    /// @param issue its number
    /// @param event one of its events
    static List<Place> of(Tenant tenant, String issue, String event) {
        var places = new Places(tenant.slug());
        places.places.addAll(of(tenant.slug(), tenant.project(), issue, event));
        places.places.add(release(tenant.slug(), RELEASE));
        return List.copyOf(places.places);
    }

    /// The page of a release.
    static Place release(String organization, String version) {
        return new Place("release", "/organizations/" + organization + "/releases/"
                + URLEncoder.encode(version, StandardCharsets.UTF_8) + "/");
    }

    /// The same, by name.
    static List<Place> of(String organization, String project, String issue, String event) {
        var places = new Places(organization);
        places.add("catch-up", "catch-up/");
        places.add("catch-up-week", "catch-up/?since=7d");
        places.add("catch-up-tier", "catch-up/?section=tier-3");
        places.add("catch-up-new", "catch-up/?section=new&since=7d");
        places.add("catch-up-fixed", "catch-up/?section=fixed&since=7d");
        places.add("handover", "catch-up/handover/");
        places.add("triage-report", "catch-up/report/");
        places.add("triage-report-week", "catch-up/report/?statsPeriod=7d");
        places.add("stream", "issues/");
        places.add("stream-all", "issues/?query=");
        places.add("stream-nothing-found", "issues/?query=no-such-word");
        places.add("stream-wrong-search", "issues/?query=is:");
        places.add("discover", "discover/");
        places.add("discover-groups", "discover/?statsPeriod=90d&dataset=errors&field=title"
                + "&field=count()&field=last_seen()&sort=-count()&display=top5");
        places.add("discover-lines", "discover/?statsPeriod=90d&dataset=errors&display=previous");
        places.add("discover-nothing-found", "discover/?query=no-such-word");
        places.add("discover-wrong-search", "discover/?query=is:");
        places.add("issue", "issues/" + issue + "/");
        places.add("event", "issues/" + issue + "/events/" + event + "/");
        places.add("event-whole", "issues/" + issue + "/events/" + event + "/?whole=1");
        places.add("events", "issues/" + issue + "/events/");
        places.add("grouping", "issues/" + issue + "/grouping/");
        places.add("compare", "issues/compare/?a=" + issue + "&b=" + issue);
        places.add("tags", "issues/" + issue + "/tags/");
        places.add("tag", "issues/" + issue + "/tags/level/");
        places.add("releases", "releases/");
        places.add("releases-none", "releases/?query=no-such-version");
        places.add("projects", "projects/");
        places.add("project-new", "projects/new/");
        for (String tab : List.of(
                "", "keys/", "filters/", "grouping/", "grouping/try/", "ownership/",
                "proposals/", "rules/",
                "source-maps/", "start/")) {
            places.add("project-" + (tab.isEmpty() ? "general" : tab.replace("/", "")),
                    "projects/" + project + "/" + tab);
        }
        places.add("settings-context-example", "settings/context/?example");
        places.add("usage", "stats/");
        for (String tab : List.of("", "members/", "teams/", "context/", "memory/", "pruning/",
                "integrations/", "audit/", "jobs/")) {
            places.add("settings-" + (tab.isEmpty() ? "general" : tab.replace("/", "")),
                    "settings/" + tab);
        }
        return List.copyOf(places.places);
    }

    /// What pages of an event lead to or load that is no page of its own.
    static List<Place> partsOf(Tenant tenant, String issue, String event) {
        var places = new Places(tenant.slug());
        places.add("similar", "issues/" + issue + "/similar/");
        places.add("severity", "issues/" + issue + "/severity/");
        for (String part : List.of("json", "text", "trace")) {
            places.add("event-" + part, "issues/" + issue + "/events/" + event + "/" + part + "/");
        }
        places.add("catch-up-rows", "catch-up/rows/?section=tier-3&offset=0");
        places.add("grouping-ways", "issues/" + issue + "/grouping/ways/");
        return List.copyOf(places.places);
    }

    private void add(String name, String below) {
        places.add(new Place(name, "/organizations/" + organization + "/" + below));
    }

    /// A path with what differs from one organisation to another taken out, to compare pages.
    static Function<String, String> patternOf(Tenant tenant) {
        return path -> path.replaceFirst("[?#].*", "")
                .replace("/organizations/" + tenant.slug() + "/", "/organizations/ORG/")
                .replaceAll("/events/([0-9a-f]{32}|recommended|latest|oldest)/", "/events/EVENT/")
                .replaceAll("/issues/[0-9]+/", "/issues/NUMBER/")
                .replaceFirst("/tags/[^/]+/", "/tags/KEY/")
                .replaceFirst("/releases/[^/]+/", "/releases/VERSION/")
                .replace("/projects/" + tenant.project() + "/", "/projects/PROJECT/");
    }
}
