package io.corral.server.ui;

import io.corral.domain.access.Preferences;
import io.corral.domain.access.Principal;
import io.corral.domain.access.Scope;
import io.corral.domain.access.User;
import io.corral.domain.project.Organization;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.engine.job.JobLog;
import io.corral.server.http.Query;
import io.corral.server.http.Request;
import io.corral.web.page.Shell;
import io.corral.web.page.Shell.Entry;
import io.corral.web.page.Shell.Link;
import io.corral.web.page.Shell.Work;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Makes what surrounds the pages of somebody who is signed in.
public final class Shells {

    private static final int FLASH_LENGTH_MAX = 300;

    /// A failed job is pointed out for so long.
    private static final Duration FAILED_SHOWN = Duration.ofDays(1);

    private final Pages pages;
    private final JobLog jobs;
    private final InstantSource clock;

    /// Surroundings of these pages.
    ///
    /// @param jobs whose state people who may look are told
    public Shells(Pages pages, JobLog jobs, InstantSource clock) {
        this.pages = pages;
        this.jobs = jobs;
        this.clock = clock;
    }

    Pages pages() {
        return pages;
    }

    /// Surroundings of a page of an organisation.
    public Shell of(Visit visit, String title, Section section) {
        return shell(visit.request(), visit.principal(), title,
                side(visit.principal(), visit.directory(), visit.organization(), section));
    }

    /// Surroundings of a page outside of any organisation.
    public Shell outside(
            Request request, Principal principal, DirectorySnapshot directory, String title) {
        List<Organization> visible = directory.organizationsVisibleTo(principal);
        return shell(request, principal, title, side(principal, directory,
                visible.isEmpty() ? null : visible.getFirst(), Section.NONE));
    }

    private Shell shell(
            Request request, Principal principal, String title, Shell.Side side) {
        Preferences preferences = principal.user().preferences();
        ZoneId zone = preferences.zone();
        return new Shell(title, pages.assetsPrefix(), preferences.theme().word(),
                zone == null ? "" : zone.getId(), side, flash(request));
    }

    private Shell.Side side(
            Principal principal, DirectorySnapshot directory,
            @Nullable Organization organization, Section current) {
        User user = principal.user();
        List<Link> organizations = directory.organizationsVisibleTo(principal).stream()
                .map(each -> new Link(
                        "/organizations/" + each.slug() + "/catch-up/", each.name()))
                .toList();
        return new Shell.Side(
                new Shell.Person(user.name(), user.email(), initials(user.name())),
                organization == null ? null : organization.name(), organizations,
                organization == null ? List.of() : entries(organization, current),
                organization == null || !principal.may(Scope.ORG_WRITE, organization.id())
                        ? null
                        : work(organization));
    }

    /// What is said of background work; null when there is nothing to say.
    private @Nullable Work work(Organization organization) {
        long failed = jobs.failedSince(clock.instant().minus(FAILED_SHOWN));
        long running = jobs.running();
        String url = "/organizations/" + organization.slug() + "/settings/jobs/";
        if (failed > 0) {
            return new Work(url, Words.many(failed, "job") + " failed", true);
        }
        return running > 0 ? new Work(url, Words.many(running, "job") + " running", false) : null;
    }

    private static List<Entry> entries(Organization organization, Section current) {
        List<Entry> entries = new ArrayList<>();
        for (Section section : Section.values()) {
            if (section != Section.NONE) {
                entries.add(new Entry(
                        "/organizations/" + organization.slug() + "/" + section.path(),
                        section.icon(), section.text(), section.key(), section == current));
            }
        }
        return entries;
    }

    /// One or two letters of a name.
    public static String initials(String name) {
        String[] words = name.strip().split("[\\s._-]+", 3);
        String letters = first(words[0]) + (words.length > 1 ? first(words[1]) : "");
        return letters.toUpperCase(Locale.ROOT);
    }

    private static String first(String word) {
        return word.isEmpty() ? "" : Character.toString(word.codePointAt(0));
    }

    private static @Nullable String flash(Request request) {
        String cookie = request.cookie(Ui.FLASH_COOKIE);
        if (cookie == null || cookie.isEmpty()) {
            return null;
        }
        String text = Query.decode(cookie, false);
        return text.length() > FLASH_LENGTH_MAX ? text.substring(0, FLASH_LENGTH_MAX) : text;
    }
}
