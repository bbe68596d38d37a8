package io.corral.server.ui.settings;

import io.corral.domain.project.Project;
import io.corral.engine.job.Job;
import io.corral.engine.job.JobLog;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.ui.Section;
import io.corral.server.ui.Ui;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.store.StoreException;
import io.corral.store.WorkQueue;
import io.corral.web.page.settings.WorkList;
import java.time.Duration;
import java.util.Optional;

/// What the server does besides answering, and what it set aside.
public final class WorkPages {

    private static final int ASIDE_MAX = 200;

    private final Ui ui;
    private final JobLog jobs;
    private final WorkQueue queue;

    /// Pages of these jobs.
    public WorkPages(Ui ui, JobLog jobs, WorkQueue queue) {
        this.ui = ui;
        this.jobs = jobs;
        this.queue = queue;
    }

    /// Adds the pages.
    public void add() {
        ui.page(SettingsTabs.WORK.pattern(), SettingsTabs.WORK.scope(), this::list);
        ui.form(SettingsTabs.WORK.pattern(), SettingsTabs.WORK.scope(), this::putBack);
    }

    private Answer list(Visit visit) {
        return ui.pages().page(200, "settings/work", new WorkList(
                ui.shells().of(visit, "Background work", Section.SETTINGS),
                SettingsTabs.WORK.among(visit), !isWritable(),
                jobs.newestFirst().stream().map(job -> line(visit, job)).toList(),
                queue.failed(ASIDE_MAX).stream()
                        .flatMap(failed -> projectOf(visit, failed)
                                .map(project -> aside(visit, project, failed)).stream())
                        .toList(),
                SettingsTabs.WORK.address(visit)));
    }

    private boolean isWritable() {
        try {
            return queue.isWritable();
        } catch (StoreException _) {
            return false;
        }
    }

    private static WorkList.Line line(Visit visit, Job job) {
        String state = job.failed() ? "failed" : "done";
        return new WorkList.Line(job.name(), job.isRunning() ? "running" : state,
                Words.ago(job.startedAt(), visit.now()),
                job.endedAt() == null
                        ? ""
                        : took(Duration.between(job.startedAt(), job.endedAt())),
                job.result() == null ? "" : job.result());
    }

    private static String took(Duration time) {
        if (time.toSeconds() < 1) {
            return "under 1 s";
        }
        return time.toMinutes() < 2 ? time.toSeconds() + " s" : time.toMinutes() + " min";
    }

    /// The project an entry is of; empty when it is not of the visited organisation.
    private static Optional<Project> projectOf(Visit visit, WorkQueue.Failed failed) {
        return visit.directory().projectsOf(visit.organization().id()).stream()
                .filter(project -> project.id().equals(failed.entry().project())).findFirst();
    }

    private static WorkList.Aside aside(
            Visit visit, Project project, WorkQueue.Failed failed) {
        return new WorkList.Aside(Long.toString(failed.id()), project.slug(),
                Words.ago(failed.entry().receivedAt(), visit.now()), failed.reason());
    }

    private Answer putBack(Visit visit, Query form) {
        String wanted = form.firstOr("entry", "");
        boolean isBack = queue.failed(ASIDE_MAX).stream()
                .filter(failed -> Long.toString(failed.id()).equals(wanted))
                .filter(failed -> projectOf(visit, failed).isPresent())
                .anyMatch(failed -> queue.replay(failed.id()));
        return Ui.done(SettingsTabs.WORK.address(visit), isBack
                ? "It is back in the queue."
                : "It is not set aside any more.");
    }
}
