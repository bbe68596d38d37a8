package io.corral.engine.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.domain.group.similar.SplitFinding;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Issue;
import io.corral.domain.project.Project;
import io.corral.engine.admin.Administration;
import io.corral.engine.admin.Directory;
import io.corral.engine.admin.Setup.Wish;
import io.corral.engine.job.Job;
import io.corral.engine.job.JobLog;
import io.corral.engine.proposal.ProposalRounds.Asked;
import io.corral.testkit.issue.GroupedEventBuilder;
import io.corral.testkit.issue.IssueStores;
import io.corral.testkit.issue.SmallDigest;
import io.corral.testkit.memory.MemoryDirectoryStore;
import io.corral.testkit.memory.MemoryIssueStores;
import io.corral.testkit.memory.MemoryProposalStore;
import io.corral.testkit.memory.MemorySignInStore;
import io.corral.testkit.memory.MemorySimilarityStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProposalRoundsTest {

    private static final Instant NOON = GroupedEventBuilder.NOON;
    private static final Instant NIGHT = NOON.plus(Duration.ofHours(15));

    private final IssueStores stores = MemoryIssueStores.create();
    private Instant now = NOON;
    private boolean broken;
    private final JobLog jobs = new JobLog(() -> now);
    private final Directory directory = directory();
    private final Proposals proposals = new Proposals(
            new Proposals.Stores(stores.queries(), new MemorySimilarityStore(),
                    new MemoryProposalStore()),
            (_, _) -> {
                if (broken) {
                    throw new IllegalStateException("no events today");
                }
                return Map.of();
            }, new Nothing(), () -> now);
    private final ProposalRounds rounds =
            new ProposalRounds(proposals, directory, jobs, () -> now, Duration.ofMinutes(1));

    /// Corrects nothing.
    private static final class Nothing implements Correcting {
        @Override
        public Optional<String> merge(List<Issue> issues, @Nullable UserId actor) {
            return Optional.of("no");
        }

        @Override
        public Optional<String> split(
                Issue issue, SplitFinding finding, Consent consent, BooleanSupplier decided) {
            return Optional.of("no");
        }
    }

    private static Directory directory() {
        var store = new MemoryDirectoryStore();
        var directory = new Directory(store, () -> NOON);
        new Administration(store, new MemorySignInStore(), directory, () -> NOON, new Random(1))
                .setup()
                .setUp("test", new Wish("acme", "shop", null, false), "http://localhost");
        return directory;
    }

    @AfterEach
    void close() {
        rounds.close();
    }

    private Project shop() {
        return directory.current().projects().iterator().next();
    }

    @Test
    void run_byDay_doesNothing_andOnceANight() {
        rounds.run();
        assertThat(jobs.newestFirst()).isEmpty();

        now = NIGHT;
        rounds.run();
        now = NIGHT.plus(Duration.ofMinutes(20));
        rounds.run();
        assertThat(jobs.newestFirst()).singleElement().satisfies(job -> {
            assertThat(job.name()).isEqualTo("Similar issues of shop");
            assertThat(job.result()).isEqualTo(
                    "0 issues compared, 0 of them read anew; 0 proposals are open.");
        });

        now = NIGHT.plus(Duration.ofDays(1));
        rounds.run();
        assertThat(jobs.newestFirst()).hasSize(2);
    }

    @Test
    void ask_looksByDayToo() {
        new SmallDigest(stores).digest(GroupedEventBuilder.anEvent());

        assertThat(rounds.ask(shop())).isInstanceOf(Asked.Done.class);
        assertThat(proposals.settings(shop().id()).lookedAt()).isEqualTo(NOON);
    }

    @Test
    void ask_whatFails_isToldAndSeen_andDoesNotBlockTheNext() {
        new SmallDigest(stores).digest(GroupedEventBuilder.anEvent());
        broken = true;
        assertThatThrownBy(() -> rounds.ask(shop())).hasMessage("no events today");
        assertThat(jobs.newestFirst()).singleElement().matches(Job::failed);

        broken = false;
        assertThat(rounds.ask(shop())).isInstanceOf(Asked.Done.class);
    }
}
