package io.corral.server.ui.settings;

import io.corral.domain.access.Scope;
import io.corral.server.ui.Visit;
import io.corral.web.page.settings.Tab;
import java.util.ArrayList;
import java.util.List;

/// The pages of an organisation's settings, as far as the person may see them.
enum SettingsTabs {
    GENERAL("", "General", Scope.ORG_READ),
    MEMBERS("members/", "Members", Scope.MEMBER_READ),
    TEAMS("teams/", "Teams", Scope.TEAM_READ),
    CONTEXT("context/", "Product context", Scope.ORG_READ),
    MEMORY("memory/", "Memory", Scope.EVENT_READ),
    PRUNING("pruning/", "Noise pruning", Scope.EVENT_READ),
    INTEGRATIONS("integrations/", "Integrations", Scope.ORG_INTEGRATIONS),
    AUDIT("audit/", "Audit log", Scope.ORG_WRITE),
    WORK("jobs/", "Background work", Scope.ORG_WRITE);

    private final String path;
    private final String text;
    private final Scope scope;

    SettingsTabs(String path, String text, Scope scope) {
        this.path = path;
        this.text = text;
        this.scope = scope;
    }

    /// What a person needs to see it.
    Scope scope() {
        return scope;
    }

    /// Its pattern in the route table.
    String pattern() {
        return "/organizations/{org}/settings/" + path;
    }

    /// Its address.
    String address(Visit visit) {
        return visit.address("settings/" + path);
    }

    /// All that the person may see, this one current.
    List<Tab> among(Visit visit) {
        List<Tab> tabs = new ArrayList<>();
        for (SettingsTabs each : values()) {
            if (visit.may(each.scope)) {
                tabs.add(new Tab(each.address(visit), each.text, each == this, ""));
            }
        }
        return tabs;
    }
}
