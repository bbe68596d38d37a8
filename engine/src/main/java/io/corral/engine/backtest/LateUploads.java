package io.corral.engine.backtest;

import io.corral.domain.artifact.ArtifactBundle;
import io.corral.domain.artifact.DebugFile;
import io.corral.domain.id.ProjectId;
import io.corral.domain.search.SearchOperator;
import io.corral.engine.artifact.UploadStores;
import io.corral.store.event.EventExpression.Count;
import io.corral.store.event.EventExpression.Field;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventPredicate.Compare;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventRowKind;
import io.corral.store.event.EventScope;
import io.corral.store.event.EventStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds uploads that came after events they make readable: those events were grouped by what could
/// not be read, and can be grouped again. Thread-safe.
public final class LateUploads {

    /// How long after an upload its events are offered, and how old they may be.
    private static final Duration OFFERED = Duration.ofDays(14);

    private final UploadStores uploads;
    private final EventStore rows;
    private final Backtests backtests;

    public LateUploads(UploadStores uploads, EventStore rows, Backtests backtests) {
        this.uploads = uploads;
        this.rows = rows;
        this.backtests = backtests;
    }

    /// An upload and the events that came before it.
    ///
    /// @param release its events are of; null when it is not for one release
    public record Offer(Instant uploadedAt, @Nullable String release, long events) {}

    /// The newest upload of a project, if events came before it and nobody grouped them again
    /// since.
    public Optional<Offer> of(ProjectId project, Instant now) {
        Offer newest = newest(project);
        if (newest == null || newest.uploadedAt.isBefore(now.minus(OFFERED))
                || backtests.hasRegroupedSince(project, newest.uploadedAt)) {
            return Optional.empty();
        }
        long events = events(project, newest);
        return events == 0
                ? Optional.empty()
                : Optional.of(new Offer(newest.uploadedAt, newest.release, events));
    }

    private @Nullable Offer newest(ProjectId project) {
        List<ArtifactBundle> bundles = uploads.artifacts().bundles(project, null, 0, 1);
        List<DebugFile> files = uploads.debugFiles().list(project, null, 0, 1);
        Offer bundle = bundles.isEmpty()
                ? null
                : new Offer(bundles.getFirst().uploadedAt(), bundles.getFirst().release(), 0);
        Offer file = files.isEmpty() ? null : new Offer(files.getFirst().uploadedAt(), null, 0);
        return bundle == null || (file != null && file.uploadedAt.isAfter(bundle.uploadedAt))
                ? file
                : bundle;
    }

    private long events(ProjectId project, Offer upload) {
        List<EventPredicate> terms = new ArrayList<>();
        terms.add(new Compare(
                new Field(EventField.RECEIVED), SearchOperator.LESS, upload.uploadedAt));
        if (upload.release != null) {
            terms.add(new Compare(
                    new Field(EventField.RELEASE), SearchOperator.EQUAL, upload.release));
        }
        var query = EventQuery.of(
                new EventScope(EnumSet.of(EventRowKind.ERROR), Set.of(project),
                        upload.uploadedAt.minus(OFFERED), upload.uploadedAt),
                EventPredicate.all(terms.toArray(EventPredicate[]::new)),
                List.of(new Count()), 1);
        return rows.query(query).rows().stream()
                .map(List::getFirst)
                .filter(Number.class::isInstance)
                .mapToLong(count -> ((Number) count).longValue())
                .findFirst().orElse(0);
    }
}
