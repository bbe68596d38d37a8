package io.corral.engine.backtest;

import io.corral.domain.artifact.ArtifactBundle;
import io.corral.domain.artifact.DebugFile;
import io.corral.domain.group.Grouping;
import io.corral.domain.group.GroupingConfig;
import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.search.SearchOperator;
import io.corral.engine.artifact.UploadStores;
import io.corral.store.event.EventExpression.Count;
import io.corral.store.event.EventExpression.Field;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventPredicate.Compare;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventQuery.Order;
import io.corral.store.event.EventRowKind;
import io.corral.store.event.EventScope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds uploads that came after events they make readable: those events were grouped by what could
/// not be read, and can be grouped again. Thread-safe; costs a query for a project with an upload
/// of the last days, and reading a few events where some came before it.
public final class LateUploads {

    /// How long after an upload its events are offered, and how old they may be.
    private static final Duration OFFERED = Duration.ofDays(14);
    /// One of the last events before an upload must have another key with it.
    private static final int LOOKED_AT = 30;

    private final UploadStores uploads;
    private final Backtests backtests;

    /// @param backtests what was tried, and changed, since
    public LateUploads(UploadStores uploads, Backtests backtests) {
        this.uploads = uploads;
        this.backtests = backtests;
    }

    /// An upload and the events that came before it.
    ///
    /// @param release its events are of; null when it is not for one release
    public record Offer(Instant uploadedAt, @Nullable String release, long events) {}

    /// The newest upload of a project, if events came before it that have other keys with it, and
    /// nobody grouped them again since.
    public Optional<Offer> of(ProjectId project, Instant now) {
        Offer newest = newest(project);
        if (newest == null || newest.uploadedAt.isBefore(now.minus(OFFERED))
                || backtests.hasRegroupedSince(project, newest.uploadedAt)) {
            return Optional.empty();
        }
        EventQuery before = before(project, newest);
        return rows(before).anyMatch(row -> EventId.parse(String.valueOf(row.getFirst()))
                .filter(id -> hasOtherKey(project, id)).isPresent())
                        ? Optional.of(new Offer(newest.uploadedAt, newest.release, count(before)))
                        : Optional.empty();
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

    /// The last events before an upload that it can be about.
    private static EventQuery before(ProjectId project, Offer upload) {
        List<EventPredicate> terms = new ArrayList<>();
        terms.add(new Compare(
                new Field(EventField.RECEIVED), SearchOperator.LESS, upload.uploadedAt));
        if (upload.release != null) {
            terms.add(new Compare(
                    new Field(EventField.RELEASE), SearchOperator.EQUAL, upload.release));
        }
        return EventQuery.of(
                new EventScope(EnumSet.of(EventRowKind.ERROR), Set.of(project),
                        upload.uploadedAt.minus(OFFERED), upload.uploadedAt),
                EventPredicate.all(terms.toArray(EventPredicate[]::new)),
                List.of(new Field(EventField.ID)), LOOKED_AT)
                .orderedBy(new Order(new Field(EventField.TIMESTAMP), true));
    }

    private Stream<List<@Nullable Object>> rows(EventQuery query) {
        return backtests.stores().rows().query(query).rows().stream();
    }

    /// Whether an event would be grouped otherwise now, by the rules it was grouped under.
    private boolean hasOtherKey(ProjectId project, EventId id) {
        Backtests.Parts parts = backtests.parts();
        return backtests.stores().payloads().find(project, id).filter(stored -> {
            GroupingConfig config = parts.assembly().configs().of(project, stored.version());
            return parts.assembly().read(stored, config)
                    .filter(event -> parts.marks().apply(project).apply(
                            Grouping.keys(event, config), event, config)
                            .primary() != stored.key())
                    .isPresent();
        }).isPresent();
    }

    private long count(EventQuery before) {
        return rows(EventQuery.of(before.scope(), before.where(), List.of(new Count()), 1))
                .map(List::getFirst)
                .filter(Number.class::isInstance)
                .mapToLong(count -> ((Number) count).longValue())
                .findFirst().orElse(0);
    }
}
