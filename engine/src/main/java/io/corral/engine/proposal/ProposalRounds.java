package io.corral.engine.proposal;

import io.corral.domain.project.Project;
import io.corral.engine.admin.Directory;
import io.corral.engine.job.JobLog;
import io.corral.engine.job.JobThreads;
import io.corral.engine.proposal.Proposals.Look;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks for proposals in all projects, every night, and in one when somebody asks; each look is a
/// job that can be seen. One look runs at a time, on a thread of its own. Thread-safe.
public final class ProposalRounds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProposalRounds.class);
    private static final LocalTime NIGHT = LocalTime.of(2, 0);
    private static final LocalTime MORNING = LocalTime.of(6, 0);
    /// A project looked at within this time is not looked at again the same night.
    private static final Duration ONCE = Duration.ofHours(12);
    private static final Duration CLOSE = Duration.ofSeconds(10);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("proposals").factory());
    private final AtomicBoolean asked = new AtomicBoolean();
    private final Proposals proposals;
    private final Directory directory;
    private final JobLog jobs;
    private final InstantSource clock;
    private final Duration patience;

    /// @param patience how long somebody who asks waits for the end
    public ProposalRounds(
            Proposals proposals, Directory directory, JobLog jobs, InstantSource clock,
            Duration patience) {
        this.proposals = proposals;
        this.directory = directory;
        this.jobs = jobs;
        this.clock = clock;
        this.patience = patience;
    }

    /// What somebody who asks for a look is told.
    public sealed interface Asked {
        /// It is done.
        record Done(Look look) implements Asked {}

        /// It takes longer, and goes on.
        record Running() implements Asked {}

        /// Another look is under way.
        record Busy() implements Asked {}
    }

    /// Looks at every project that is due, at night (UTC); does nothing by day.
    public void run() {
        Instant now = clock.instant();
        LocalTime time = now.atOffset(ZoneOffset.UTC).toLocalTime();
        if (time.isBefore(NIGHT) || !time.isBefore(MORNING)) {
            return;
        }
        for (Project project : directory.current().projects()) {
            Instant last = proposals.settings(project.id()).lookedAt();
            if (last == null || last.plus(ONCE).isBefore(now)) {
                Optional<Look> _ = look(project);
            }
        }
    }

    /// Looks at one project now.
    public Asked ask(Project project) {
        if (!asked.compareAndSet(false, true)) {
            return new Asked.Busy();
        }
        Future<Optional<Look>> look = thread.submit(() -> {
            try {
                return look(project);
            } catch (RuntimeException e) {
                LOG.error("looking for similar issues of {} failed", project.id(), e);
                throw e;
            } finally {
                asked.set(false);
            }
        });
        try {
            return look.get(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .<Asked>map(Asked.Done::new).orElseGet(Asked.Busy::new);
        } catch (TimeoutException _) {
            return new Asked.Running();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Asked.Running();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("looking for similar issues failed", e);
        }
    }

    private Optional<Look> look(Project project) {
        return jobs.run("Similar issues of " + project.slug(),
                () -> proposals.look(project.id()), ProposalRounds::sentence);
    }

    private static String sentence(Optional<Look> done) {
        return done.map(look -> "%d issues compared, %d of them read anew; %d proposals are open%s."
                .formatted(look.issues(), look.drawn(), look.open(), look.accepted() == 0
                        ? ""
                        : ", " + look.accepted() + " were accepted by Corral itself"))
                .orElse("Another look was under way.");
    }

    /// Lets the look that runs come to its end, for a while.
    @Override
    public void close() {
        if (!JobThreads.end(thread, CLOSE)) {
            thread.shutdownNow();
        }
    }
}
