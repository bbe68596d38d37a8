package io.corral.server.ui.issue.event;

import io.corral.domain.event.Event;
import io.corral.domain.event.User;
import io.corral.server.ui.Shells;
import io.corral.web.page.issue.EventDetail.Highlight;
import io.corral.web.page.issue.EventDetail.PersonPart;
import io.corral.web.page.issue.EventDetail.TagLink;
import io.corral.web.page.issue.Fact;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is looked for first in an event: who, where and in which version.
final class Highlights {

    /// Tags worth a glance, with their icons.
    private static final List<Glance> GLANCES = List.of(
            new Glance("url", "link", "URL"),
            new Glance("transaction", "route", "Transaction"),
            new Glance("browser", "browser", "Browser"),
            new Glance("os", "device-desktop", "Operating system"),
            new Glance("device", "device-mobile", "Device"),
            new Glance("runtime", "terminal-2", "Runtime"),
            new Glance("server_name", "server", "Server"),
            new Glance("release", "package", "Release"),
            new Glance("environment", "cloud", "Environment"));

    private Highlights() {}

    private record Glance(String tag, String icon, String name) {}

    static List<Highlight> of(Event event, EventLinks links) {
        List<Highlight> highlights = new ArrayList<>();
        User user = event.user();
        if (user != null) {
            highlights.add(new Highlight("user", "User", name(user), userUrl(user, links)));
        }
        for (Glance glance : GLANCES) {
            String value = event.tags().get(glance.tag());
            if (value != null) {
                highlights.add(new Highlight(glance.icon(), glance.name(), value,
                        links.query(TagQueries.of(glance.tag(), value))));
            }
        }
        return highlights;
    }

    static List<TagLink> tags(Event event, EventLinks links) {
        return event.tags().entrySet().stream()
                .map(tag -> new TagLink(tag.getKey(), tag.getValue(),
                        links.query(TagQueries.of(tag.getKey(), tag.getValue()))))
                .toList();
    }

    /// Who was affected; null when nobody is known.
    static @Nullable PersonPart person(@Nullable User user, EventLinks links) {
        if (user == null) {
            return null;
        }
        List<Fact> facts = new ArrayList<>();
        Values.add(facts, "Name", user.name());
        Values.add(facts, "E-mail", user.email());
        Values.add(facts, "User name", user.username());
        Values.add(facts, "Id", user.id());
        Values.add(facts, "IP address", user.ipAddress());
        user.geo().forEach((name, value) -> Values.add(facts, name.replace('_', ' '), value));
        facts.addAll(Values.facts(user.other(), Values.LENGTH_MAX));
        return new PersonPart(
                name(user), Shells.initials(name(user)), facts, userUrl(user, links));
    }

    private static String name(User user) {
        for (String each : new @Nullable String[]{
            user.name(), user.email(), user.username(), user.id(), user.ipAddress()
        }) {
            if (each != null && !each.isBlank()) {
                return each;
            }
        }
        return "Somebody";
    }

    private static @Nullable String userUrl(User user, EventLinks links) {
        String identity = user.identity();
        return identity == null ? null : links.query(TagQueries.of("user", identity));
    }
}
