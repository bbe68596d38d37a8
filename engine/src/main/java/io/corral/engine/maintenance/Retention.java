package io.corral.engine.maintenance;

import io.corral.domain.issue.IssueKey;
import io.corral.domain.project.Project;
import io.corral.engine.admin.Directory;
import io.corral.engine.artifact.ChunkUploads;
import io.corral.engine.artifact.UploadStores;
import io.corral.engine.issue.IssueDeletion;
import io.corral.store.BlobStore;
import io.corral.store.PayloadStore;
import io.corral.store.WorkQueue;
import io.corral.store.event.EventStore;
import io.corral.store.health.HealthStore;
import io.corral.store.issue.IssueStore;
import io.corral.store.outcome.OutcomeStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Forgets what is older than it may be. Payloads and event rows go by day for the whole
/// installation, after the longest time any project keeps them; issues nobody saw within their
/// project's own time go with all of their events. Blobs nobody names any more are swept.
public final class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    /// Issues deleted in one transaction.
    private static final int ISSUES_AT_ONCE = 200;

    /// Sessions are told about for five days, and digested soon after.
    private static final Duration SESSION_AGE_MAX = Duration.ofDays(7);

    /// A blob younger than this may belong to a request under way.
    private static final Duration BLOB_AGE_MIN = Duration.ofHours(6);

    private final Stores stores;
    private final IssueDeletion deletion;
    private final Directory directory;
    private final Duration usual;
    private final InstantSource clock;

    /// What is kept where.
    public record Stores(
            WorkQueue queue, BlobStore blobs, PayloadStore payloads, EventStore events,
            IssueStore issues, HealthStore health, OutcomeStore outcomes,
            UploadStores uploads) {}

    /// Retention over these stores.
    ///
    /// @param usual how long events are kept where a project says nothing
    public Retention(
            Stores stores, Directory directory, Duration usual, InstantSource clock) {
        this.stores = stores;
        this.deletion = new IssueDeletion(
                stores.issues(), stores.events(), stores.payloads(), stores.blobs());
        this.directory = directory;
        this.usual = usual;
        this.clock = clock;
    }

    /// What one run forgot for good, besides what stores drop by the day.
    ///
    /// @param keys grouping keys, with their issues
    /// @param uploads bundles and debug files no event needed any more
    /// @param blobs attachments and large bodies nobody names any more
    public record Forgotten(long keys, long uploads, long blobs) {

        /// Whether there was nothing to forget.
        public boolean isNothing() {
            return keys == 0 && uploads == 0 && blobs == 0;
        }
    }

    /// Forgets what is due; safe to repeat at any time.
    public Forgotten run() {
        Instant now = clock.instant();
        Duration longest = usual;
        long keys = 0;
        for (Project project : directory.current().projects()) {
            Duration own = keptBy(project);
            keys += forgetIssues(project, now.minus(own));
            longest = own.compareTo(longest) > 0 ? own : longest;
        }
        Instant limit = now.minus(longest);
        stores.payloads().dropBefore(limit.atZone(ZoneOffset.UTC).toLocalDate());
        stores.events().dropBefore(limit);
        stores.issues().dropHoursBefore(limit);
        stores.health().dropBefore(limit);
        stores.health().settleBefore(now.minus(SESSION_AGE_MAX));
        stores.outcomes().dropBefore(limit);
        long dropped = forgetUploads(now, limit);
        return new Forgotten(keys, dropped, sweepBlobs(now.minus(BLOB_AGE_MIN)));
    }

    private Duration keptBy(Project project) {
        Duration own = project.settings().retention();
        return own == null ? usual : own;
    }

    private long forgetIssues(Project project, Instant lastSeenBefore) {
        long forgotten = 0;
        while (true) {
            List<IssueKey> keys = stores.issues()
                    .deleteIdle(project.id(), lastSeenBefore, ISSUES_AT_ONCE);
            if (keys.isEmpty()) {
                break;
            }
            deletion.forget(keys);
            forgotten += keys.size();
        }
        if (forgotten > 0) {
            LOG.info("retention: {} grouping keys of project {} forgotten", forgotten,
                    project.id());
        }
        return forgotten;
    }

    /// What events needed within the time they are kept stays, so that all of them can be read.
    private long forgetUploads(Instant now, Instant limit) {
        UploadStores uploads = stores.uploads();
        uploads.chunks().dropBefore(now.minus(ChunkUploads.KEPT));
        int dropped = uploads.artifacts().dropUnusedSince(limit)
                + uploads.debugFiles().dropUnusedSince(limit);
        if (dropped > 0) {
            uploads.watch().changed();
            LOG.info("retention: {} uploads no event needed any more are gone", dropped);
        }
        return dropped;
    }

    private long sweepBlobs(Instant untouchedSince) {
        int swept = 0;
        for (String key : stores.blobs().olderThan(untouchedSince)) {
            boolean named = stores.queue().namesBlob(key) || stores.payloads().namesBlob(key)
                    || stores.uploads().nameBlob(key);
            if (!named && stores.blobs().deleteUntouched(key, untouchedSince)) {
                swept++;
            }
        }
        if (swept > 0) {
            LOG.info("retention: {} blobs nobody names any more are gone", swept);
        }
        return swept;
    }
}
