package io.corral.server.ui.settings;

import io.corral.domain.access.AuditEntry;
import io.corral.domain.access.Scope;
import io.corral.domain.project.Organization;
import io.corral.engine.admin.Administration;
import io.corral.engine.admin.Verdict.Done;
import io.corral.engine.admin.Verdict.Refused;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.ui.Section;
import io.corral.server.ui.Ui;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.web.page.settings.AuditLog;
import io.corral.web.page.settings.General;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Name of an organisation, how long it keeps events, and what was changed by whom.
public final class OrganizationPages {

    private static final int AUDIT_LINES = 200;
    private static final int NAME_LENGTH_MAX = 200;

    private final Ui ui;
    private final Administration administration;
    private final Duration retention;

    /// Settings pages.
    ///
    /// @param retention of projects that say nothing themselves
    public OrganizationPages(Ui ui, Administration administration, Duration retention) {
        this.ui = ui;
        this.administration = administration;
        this.retention = retention;
    }

    /// Adds the pages.
    public void add() {
        ui.page(SettingsTabs.GENERAL.pattern(), Scope.ORG_READ,
                visit -> general(visit, 200, null));
        ui.form(SettingsTabs.GENERAL.pattern(), Scope.ORG_WRITE, this::rename);
        ui.page(SettingsTabs.AUDIT.pattern(), SettingsTabs.AUDIT.scope(), this::audit);
    }

    private Answer general(Visit visit, int status, @Nullable String problem) {
        Organization organization = visit.organization();
        return ui.pages().page(status, "settings/general", new General(
                ui.shells().of(visit, "Settings", Section.SETTINGS),
                SettingsTabs.GENERAL.among(visit), organization.name(), organization.slug(),
                visit.may(Scope.ORG_WRITE),
                "Events are kept " + Words.many(retention.toDays(), "day")
                        + ", unless a project says otherwise. Whoever runs the server sets it"
                        + " with CORRAL_RETENTION.",
                problem));
    }

    private Answer rename(Visit visit, Query form) {
        String name = form.firstOr("name", "").strip();
        if (name.isEmpty() || name.length() > NAME_LENGTH_MAX) {
            return general(visit, 422,
                    "A name has 1 to " + NAME_LENGTH_MAX + " characters.");
        }
        return switch (administration.projects().update(
                visit.principal().user().email(), visit.organization().renamed(name))) {
            case Done<Organization> _ ->
                Ui.done(SettingsTabs.GENERAL.address(visit), "Saved.");
            case Refused<Organization>(_, var sentence) -> general(visit, 422, sentence);
        };
    }

    private Answer audit(Visit visit) {
        List<AuditEntry> entries =
                administration.audit(visit.organization().id(), AUDIT_LINES);
        return ui.pages().page(200, "settings/audit", new AuditLog(
                ui.shells().of(visit, "Audit log", Section.SETTINGS),
                SettingsTabs.AUDIT.among(visit),
                entries.stream().map(entry -> new AuditLog.Line(
                        Words.ago(entry.at(), visit.now()), entry.actor(), entry.action(),
                        entry.target())).toList()));
    }
}
