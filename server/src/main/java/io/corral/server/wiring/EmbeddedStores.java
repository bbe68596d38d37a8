package io.corral.server.wiring;

import io.corral.engine.artifact.UploadStores;
import io.corral.engine.artifact.UploadWatch;
import io.corral.engine.ingest.digest.KeyMirror;
import io.corral.engine.ingest.digest.QueueNumbers;
import io.corral.engine.regroup.RekeyedPayloads;
import io.corral.server.config.Configuration;
import io.corral.store.Backupable;
import io.corral.store.BlobStore;
import io.corral.store.Maintainable;
import io.corral.store.PayloadStore;
import io.corral.store.WorkQueue;
import io.corral.store.embedded.CorralDatabase;
import io.corral.store.embedded.DataDirectory;
import io.corral.store.embedded.artifact.SqliteArtifactStore;
import io.corral.store.embedded.artifact.SqliteDebugFileStore;
import io.corral.store.embedded.artifact.SqliteUploadChunkStore;
import io.corral.store.embedded.blob.EmbeddedBlobStore;
import io.corral.store.embedded.directory.EmbeddedDirectoryStore;
import io.corral.store.embedded.directory.EmbeddedSignInStore;
import io.corral.store.embedded.event.DuckDbEventStore;
import io.corral.store.embedded.event.EventSettings;
import io.corral.store.embedded.issue.SqliteCommitStore;
import io.corral.store.embedded.issue.SqliteCorrectionStore;
import io.corral.store.embedded.issue.SqliteDefinitionStore;
import io.corral.store.embedded.issue.SqliteDeployStore;
import io.corral.store.embedded.issue.SqliteHealthStore;
import io.corral.store.embedded.issue.SqliteIssueQueries;
import io.corral.store.embedded.issue.SqliteIssueStore;
import io.corral.store.embedded.issue.SqliteLastRankingStore;
import io.corral.store.embedded.issue.SqliteOutbox;
import io.corral.store.embedded.issue.SqliteOutcomeStore;
import io.corral.store.embedded.issue.SqliteRegroupStore;
import io.corral.store.embedded.issue.SqliteReleaseStore;
import io.corral.store.embedded.issue.SqliteRepositoryStore;
import io.corral.store.embedded.issue.SqliteRuleSetStore;
import io.corral.store.embedded.issue.SqliteSavedViewStore;
import io.corral.store.embedded.issue.SqliteShownRankingStore;
import io.corral.store.embedded.issue.SqliteSplitJobStore;
import io.corral.store.embedded.issue.SqliteSplitMarkStore;
import io.corral.store.embedded.payload.EmbeddedPayloadStore;
import io.corral.store.embedded.queue.EmbeddedWorkQueue;
import io.corral.store.embedded.similar.SqliteProposalStore;
import io.corral.store.embedded.similar.SqliteSimilarityStore;
import io.corral.store.event.EventStore;
import io.corral.store.issue.IssueQueries;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// All stores of one data directory. Opened together, closed together, in the opposite order.
public final class EmbeddedStores implements AutoCloseable {

    private static final int PARTITION = 0;
    private static final int CHECKPOINT_MIB = 64;
    private static final long MIB = 1024 * 1024;

    private final OpenParts opened = new OpenParts();
    private final DataDirectory directory;
    private final CorralDatabase corral;
    private final EmbeddedWorkQueue queue;
    private final EmbeddedBlobStore blobs;
    private final EmbeddedPayloadStore payloads;
    private final DuckDbEventStore events;
    private final SqliteIssueStore issues;
    private final KeyMirror keys;
    private final RekeyedPayloads rekeyed;
    private final UploadStores uploads;

    private EmbeddedStores(Configuration configuration, InstantSource clock) {
        try {
            directory = open(DataDirectory.open(configuration.data()));
            corral = open(CorralDatabase.open(directory));
            queue = open(EmbeddedWorkQueue.open(directory));
            blobs = open(EmbeddedBlobStore.open(directory, clock));
            payloads = open(EmbeddedPayloadStore.open(directory));
            events = open(DuckDbEventStore.open(
                    directory.eventsFile(), eventSettings(configuration)));
            issues = new SqliteIssueStore(corral.database());
            keys = new KeyMirror(issues, events);
            rekeyed = new RekeyedPayloads(payloads, events, regroups());
            uploads = new UploadStores(new SqliteUploadChunkStore(corral.database()),
                    new SqliteArtifactStore(corral.database()),
                    new SqliteDebugFileStore(corral.database()), blobs, new UploadWatch());
            QueueNumbers.startAfter(queue, List.of(payloads.applied(PARTITION),
                    events.applied(PARTITION), issues.applied(PARTITION)));
        } catch (RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    /// Opens the stores of the configured directory.
    public static EmbeddedStores open(Configuration configuration, InstantSource clock) {
        return new EmbeddedStores(configuration, clock);
    }

    private <T extends AutoCloseable> T open(T store) {
        return opened.add(store);
    }

    private static EventSettings eventSettings(Configuration configuration) {
        EventSettings defaults = EventSettings.defaults();
        return new EventSettings(
                (int) Math.max(64, configuration.eventStore().memory().bytes() / MIB),
                configuration.eventStore().threads(), CHECKPOINT_MIB, defaults.queryTimeout(),
                defaults.queryWait());
    }

    /// The directory they live in.
    public DataDirectory directory() {
        return directory;
    }

    public WorkQueue queue() {
        return queue;
    }

    public BlobStore blobs() {
        return blobs;
    }

    public PayloadStore payloads() {
        return rekeyed;
    }

    /// Payloads as they came: what they say of their keys may be out of date.
    public PayloadStore sentPayloads() {
        return payloads;
    }

    public EventStore events() {
        return events;
    }

    public SqliteIssueStore issues() {
        return issues;
    }

    /// What keeps the event store's copy of the key table up to date.
    public KeyMirror keys() {
        return keys;
    }

    /// The journal of jobs that give events other keys.
    public SqliteRegroupStore regroups() {
        return new SqliteRegroupStore(corral.database());
    }

    /// What is read of issues.
    public IssueQueries issueQueries() {
        return new SqliteIssueQueries(corral.database());
    }

    /// Merges and splits by people.
    public SqliteCorrectionStore corrections() {
        return new SqliteCorrectionStore(corral.database());
    }

    /// Splits by what events say.
    public SqliteSplitJobStore splitJobs() {
        return new SqliteSplitJobStore(corral.database());
    }

    /// Which events people split off.
    public SqliteSplitMarkStore splitMarks() {
        return new SqliteSplitMarkStore(corral.database());
    }

    /// Organisations, projects, people, tokens.
    public EmbeddedDirectoryStore directoryStore() {
        return new EmbeddedDirectoryStore(corral);
    }

    /// How people get in.
    public EmbeddedSignInStore signInStore() {
        return new EmbeddedSignInStore(corral);
    }

    public SqliteReleaseStore releases() {
        return new SqliteReleaseStore(corral.database());
    }

    public SqliteCommitStore commits() {
        return new SqliteCommitStore(corral.database());
    }

    public SqliteDeployStore deploys() {
        return new SqliteDeployStore(corral.database());
    }

    public SqliteRepositoryStore repositories() {
        return new SqliteRepositoryStore(corral.database());
    }

    /// Sums of sessions.
    public SqliteHealthStore health() {
        return new SqliteHealthStore(corral.database());
    }

    public SqliteOutcomeStore outcomes() {
        return new SqliteOutcomeStore(corral.database());
    }

    public SqliteSavedViewStore savedViews() {
        return new SqliteSavedViewStore(corral.database());
    }

    public SqliteShownRankingStore shownRankings() {
        return new SqliteShownRankingStore(corral.database());
    }

    public SqliteLastRankingStore lastRankings() {
        return new SqliteLastRankingStore(corral.database());
    }

    public SqliteDefinitionStore definitions() {
        return new SqliteDefinitionStore(corral.database());
    }

    public SqliteSimilarityStore similarity() {
        return new SqliteSimilarityStore(corral.database());
    }

    public SqliteProposalStore proposals() {
        return new SqliteProposalStore(corral.database());
    }

    public SqliteRuleSetStore ruleSets() {
        return new SqliteRuleSetStore(corral.database());
    }

    /// What build tools upload.
    public UploadStores uploads() {
        return uploads;
    }

    public SqliteOutbox outbox() {
        return new SqliteOutbox(corral.database());
    }

    /// What a backup copies, the queue aside.
    List<Backupable> backupables() {
        return List.of(directory, corral, payloads, events, blobs);
    }

    /// The queue, which a backup copies only when asked.
    Backupable queueBackup() {
        return queue;
    }

    /// Stores that want regular upkeep.
    public List<Maintainable> maintainables() {
        List<Maintainable> all = new ArrayList<>();
        for (AutoCloseable store : opened.all()) {
            if (store instanceof Maintainable maintainable) {
                all.add(maintainable);
            }
        }
        return all;
    }

    @Override
    public void close() {
        opened.close();
    }
}
