package io.corral.server.ui.releases;

import io.corral.domain.access.Scope;
import io.corral.domain.health.Adoption;
import io.corral.domain.id.ProjectId;
import io.corral.domain.project.Project;
import io.corral.domain.release.Commit;
import io.corral.domain.release.ReleaseVersion;
import io.corral.engine.release.HealthFigures;
import io.corral.engine.release.ReleaseHealth.Part;
import io.corral.engine.release.ReleaseHealth.Subject;
import io.corral.server.ui.Address;
import io.corral.server.ui.PageScope;
import io.corral.server.ui.ScopeBars;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.store.release.CommitStore.CommitFile;
import io.corral.store.release.CommitStore.Ref;
import io.corral.store.release.Deploy;
import io.corral.store.release.Release;
import io.corral.store.release.ReleaseHistory;
import io.corral.store.release.ReleaseStatus;
import io.corral.web.page.Shell;
import io.corral.web.page.issue.Chip;
import io.corral.web.page.issue.Fact;
import io.corral.web.page.releases.ReleaseDetail;
import io.corral.web.page.releases.ReleaseDetail.CommitRow;
import io.corral.web.page.releases.ReleaseDetail.DeployRow;
import io.corral.web.page.releases.ReleaseDetail.FileRow;
import io.corral.web.page.releases.ReleaseDetail.Heading;
import io.corral.web.page.releases.ReleaseDetail.ProjectRow;
import io.corral.web.page.releases.ReleaseDetail.Rest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes the page of a release.
final class ReleaseDetailView {

    private static final int COMMITS_SHOWN = 20;
    private static final int FILES_SHOWN = 50;
    private static final int DEPLOYS_SHOWN = 10;
    private static final int HASH_SHOWN = 10;
    private static final String NOTHING = "–";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);

    private final ReleaseReading reading;
    private final HealthChart chart;
    private final NewIssues issues;

    ReleaseDetailView(ReleaseReading reading) {
        this.reading = reading;
        this.chart = new HealthChart(reading);
        this.issues = new NewIssues(reading.issues());
    }

    ReleaseDetail of(Visit visit, Release release, Shell shell) {
        PageScope scope = PageScope.of(visit, ReleaseListView.USUAL_PERIOD);
        Set<ProjectId> all = release.projects().stream().map(Release.InProject::project)
                .collect(Collectors.toSet());
        Set<ProjectId> looked = scope.projectIds(visit).stream().filter(all::contains)
                .collect(Collectors.toSet());
        var subject = Subject.of(List.of(release), looked, Set.copyOf(scope.environments()),
                false);
        Part part = new Part(null, release.version());
        HealthFigures figures = reading.health()
                .figures(subject, scope.window(), visit.now())
                .getOrDefault(part, HealthFigures.NONE);
        Adoption stage = reading.health().adoption(subject, visit.now()).get(part);
        ReleaseHistory history = reading.commits().histories(List.of(release.id()))
                .getOrDefault(release.id(), ReleaseHistory.NONE);
        List<Deploy> deploys =
                reading.deploys().list(release.id(), looked, 0, DEPLOYS_SHOWN);
        List<CommitFile> files =
                reading.commits().files(release.id(), 0, FILES_SHOWN + 1);
        NewIssues.Found brought = issues.of(visit, release, looked, all.size() > looked.size());
        return new ReleaseDetail(
                shell,
                ScopeBars.of(visit, scope, reading.issues().environments(all),
                        scope.on(ReleaseLinks.release(visit, release.version()), visit)),
                heading(visit, scope, release, stage),
                figures.counts().sessions() == 0
                        ? null
                        : chart.of(visit, scope, subject, figures, deploys),
                brought.rows(), brought.rest(),
                commits(visit, release), rest(history.commits(), COMMITS_SHOWN, "commit"),
                files.stream().limit(FILES_SHOWN).map(ReleaseDetailView::file).toList(),
                new Rest(files.size() > FILES_SHOWN ? "the first " + FILES_SHOWN : "", null),
                deploys.stream().map(deploy -> deploy(visit, deploy)).toList(),
                projects(visit, scope, release), facts(visit, release));
    }

    private static Heading heading(
            Visit visit, PageScope scope, Release release, @Nullable Adoption stage) {
        ReleaseVersion version = ReleaseVersion.parse(release.version());
        boolean archived = release.status() == ReleaseStatus.ARCHIVED;
        List<Chip> chips = new ArrayList<>();
        if (stage != null) {
            chips.add(HealthWords.stage(stage));
        }
        if (archived) {
            chips.add(Chip.of("Archived", ""));
        }
        return new Heading(
                scope.on(Address.of(visit.address("releases/")), visit)
                        .toString(),
                version.shortVersion(), release.version(),
                Objects.requireNonNullElse(version.packageName(), ""), chips,
                web(release.url()),
                visit.may(Scope.PROJECT_RELEASES)
                        ? ReleaseLinks.release(visit, release.version()).toString()
                        : null,
                archived);
    }

    /// What was told as an address may be anything; only a web address is linked.
    private static @Nullable String web(@Nullable String url) {
        return url != null && (url.startsWith("https://") || url.startsWith("http://"))
                ? url
                : null;
    }

    private List<CommitRow> commits(Visit visit, Release release) {
        return reading.commits().list(release.id(), 0, COMMITS_SHOWN).stream()
                .map(commit -> new CommitRow(commit.hash(), brief(commit.hash()),
                        commit.subject().isEmpty()
                                ? "(no message was told)"
                                : commit.subject(),
                        author(commit), commit.repository(),
                        Words.ago(commit.at(), visit.now())))
                .toList();
    }

    private static String brief(String hash) {
        return hash.length() > HASH_SHOWN ? hash.substring(0, HASH_SHOWN) : hash;
    }

    static String author(Commit commit) {
        Commit.Author author = commit.author();
        if (author == null) {
            return "Somebody";
        }
        return author.name() != null
                ? author.name()
                : Objects.requireNonNullElse(author.email(), "Somebody");
    }

    private static Rest rest(long all, int shown, String unit) {
        return new Rest(all > shown
                ? "the newest " + shown + " of " + Words.many(all, unit)
                : all == 0 ? "" : Words.many(all, unit), null);
    }

    private static FileRow file(CommitFile file) {
        String brief = brief(file.commit().hash());
        return switch (file.change().kind()) {
            case ADDED -> new FileRow(file.change().path(), "A", "Added", brief);
            case MODIFIED -> new FileRow(file.change().path(), "M", "Modified", brief);
            case DELETED -> new FileRow(file.change().path(), "D", "Deleted", brief);
        };
    }

    private static DeployRow deploy(Visit visit, Deploy deploy) {
        String link = web(deploy.url());
        String name = Objects.requireNonNullElse(deploy.name(), link == null ? "" : link);
        return new DeployRow(deploy.environment(), name,
                Words.ago(deploy.finishedAt(), visit.now()), link);
    }

    private List<ProjectRow> projects(Visit visit, PageScope scope, Release release) {
        Set<ProjectId> all = release.projects().stream().map(Release.InProject::project)
                .collect(Collectors.toSet());
        Map<Part, HealthFigures> figures = reading.health().figures(
                Subject.of(List.of(release), all, Set.copyOf(scope.environments()), true),
                scope.window(), visit.now());
        List<ProjectRow> rows = new ArrayList<>();
        for (Release.InProject part : release.projects()) {
            Project project = visit.directory().project(part.project()).orElse(null);
            if (project != null) {
                HealthFigures own = figures.getOrDefault(
                        new Part(part.project(), release.version()), HealthFigures.NONE);
                rows.add(new ProjectRow(project.name(),
                        Words.many(part.newIssues(), "new issue"),
                        ReleaseLinks.newIssues(visit, release.version(), Set.of(project.id())),
                        HealthWords.crashFree(own.crashFreeSessions(), "session"),
                        HealthWords.part(own.sessionAdoption())));
            }
        }
        return rows;
    }

    private List<Fact> facts(Visit visit, Release release) {
        ReleaseVersion version = ReleaseVersion.parse(release.version());
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("Version", release.version()));
        if (version.packageName() != null) {
            facts.add(Fact.of("Package", version.packageName()));
        }
        version.build().ifPresent(build -> facts.add(Fact.of("Build", build)));
        facts.add(Fact.of("Created", time(release.createdAt(), visit.zone())));
        facts.add(Fact.of("Released", time(release.releasedAt(), visit.zone())));
        facts.add(Fact.of("First event", time(release.projects().stream()
                .map(Release.InProject::firstEvent).filter(Objects::nonNull)
                .min(Instant::compareTo).orElse(null), visit.zone())));
        facts.add(Fact.of("Last event", time(release.projects().stream()
                .map(Release.InProject::lastEvent).filter(Objects::nonNull)
                .max(Instant::compareTo).orElse(null), visit.zone())));
        if (release.ref() != null) {
            facts.add(Fact.of("Ref", release.ref()));
        }
        for (Ref ref : reading.commits().refs(release.id())) {
            facts.add(Fact.of(ref.repository(), ref.commit()));
        }
        return facts;
    }

    private static String time(@Nullable Instant at, ZoneId zone) {
        return at == null ? NOTHING : TIME.format(at.atZone(zone));
    }
}
