package io.corral.engine.backtest;

import io.corral.domain.group.Grouping;
import io.corral.domain.group.GroupingConfig;
import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.project.Project;
import io.corral.domain.search.SearchOperator;
import io.corral.engine.artifact.UploadStores;
import io.corral.store.definition.Definition;
import io.corral.store.definition.DefinitionKind;
import io.corral.store.definition.DefinitionStore;
import io.corral.store.definition.DefinitionStore.Kept;
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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds uploads that came after events they make readable: those events were grouped by what could
/// not be read, and can be grouped again. All such uploads since history was grouped again or the
/// offer was turned down are one offer. Thread-safe; costs reading the latest uploads, and for each
/// of the last twenty a query and a few events that came before it.
public final class LateUploads {

    /// How long after an upload its events are offered, and how old they may be.
    private static final Duration OFFERED = Duration.ofDays(14);
    /// One of the last events before an upload must have another key with it.
    private static final int LOOKED_AT = 30;
    /// Uploads that are read of each store.
    private static final int READ_MAX = 200;
    /// Uploads whose events are looked at, the newest.
    private static final int UPLOADS_MAX = 20;
    /// What is uploaded for one release within such a time is one upload: tools send file by file.
    private static final Duration TOGETHER = Duration.ofMinutes(10);

    private final UploadStores uploads;
    private final Backtests backtests;
    private final DefinitionStore definitions;
    private final InstantSource clock;

    /// @param backtests what was tried, and changed, since
    /// @param definitions where it is kept that an offer was turned down
    public LateUploads(
            UploadStores uploads, Backtests backtests, DefinitionStore definitions,
            InstantSource clock) {
        this.uploads = uploads;
        this.backtests = backtests;
        this.definitions = definitions;
        this.clock = clock;
    }

    /// Something that was uploaded.
    ///
    /// @param release its events are of; null when it is not for one release
    public record Upload(Instant at, @Nullable String release) {
        private boolean isWith(Upload newer) {
            return Objects.equals(release, newer.release)
                    && !at.isBefore(newer.at.minus(TOGETHER));
        }
    }

    /// Uploads and the events that came before them.
    ///
    /// @param uploads the newest first; at least one
    /// @param events that came before an upload they can be about
    public record Offer(List<Upload> uploads, long events) {
        public Offer {
            uploads = List.copyOf(uploads);
        }

        /// The newest upload.
        public Upload newest() {
            return uploads.getFirst();
        }

        /// The release all uploads are for; empty when there is not one.
        public Optional<String> release() {
            Set<@Nullable String> releases = new HashSet<>();
            uploads.forEach(each -> releases.add(each.release));
            return releases.size() == 1 ? Optional.ofNullable(newest().release) : Optional.empty();
        }
    }

    /// The uploads of a project with events before them that have other keys with it, and that
    /// nobody grouped again, or turned down, since.
    public Optional<Offer> of(Project project) {
        Map<EventId, Boolean> looked = new HashMap<>();
        List<Upload> late = since(project.id(), openSince(project)).stream()
                .filter(upload -> isLate(project.id(), upload, looked)).toList();
        return late.isEmpty()
                ? Optional.empty()
                : Optional.of(new Offer(late, count(project.id(), late)));
    }

    /// From when on uploads are still to be decided about.
    private Instant openSince(Project project) {
        Instant oldest = clock.instant().minus(OFFERED);
        return Stream.of(backtests.lastRegrouped(project.id()),
                dismissal(project).map(Definition::updatedAt))
                .flatMap(Optional::stream).filter(oldest::isBefore)
                .max(Comparator.naturalOrder()).orElse(oldest);
    }

    private Optional<Definition> dismissal(Project project) {
        return definitions.find(
                project.organization(), DefinitionKind.LATE_UPLOADS, key(project));
    }

    private static String key(Project project) {
        return "project-" + project.id();
    }

    /// Turns the offer down: only what is uploaded from now on is offered.
    ///
    /// @return why that cannot be kept; empty when it is
    public Optional<String> dismiss(Project project, UserId author) {
        Instant now = clock.instant();
        Kept kept = dismissal(project)
                .map(before -> definitions.replace(before.rewritten(key(project), "{}", now)))
                .orElseGet(() -> definitions.add(new Definition(0, project.organization(),
                        DefinitionKind.LATE_UPLOADS, project.id(), key(project), author, "{}",
                        now, now)));
        return kept instanceof Kept.Full
                ? Optional.of("An organisation may have " + DefinitionStore.PER_KIND_MAX
                        + " projects that turned uploads down.")
                : Optional.empty();
    }

    /// Uploads after a moment, the newest first; those that belong together once.
    private List<Upload> since(ProjectId project, Instant since) {
        Stream<Upload> bundles = uploads.artifacts().bundles(project, null, 0, READ_MAX).stream()
                .map(bundle -> new Upload(bundle.uploadedAt(), bundle.release()));
        Stream<Upload> files = uploads.debugFiles().list(project, null, 0, READ_MAX).stream()
                .map(file -> new Upload(file.uploadedAt(), null));
        List<Upload> all = Stream.concat(bundles, files)
                .filter(upload -> upload.at.isAfter(since))
                .sorted(Comparator.comparing(Upload::at).reversed()).toList();
        List<Upload> distinct = new ArrayList<>();
        for (Upload upload : all) {
            if (distinct.size() < UPLOADS_MAX && distinct.stream().noneMatch(upload::isWith)) {
                distinct.add(upload);
            }
        }
        return distinct;
    }

    private boolean isLate(ProjectId project, Upload upload, Map<EventId, Boolean> looked) {
        var last = EventQuery.of(scope(project, List.of(upload)), before(upload),
                List.of(new Field(EventField.ID)), LOOKED_AT)
                .orderedBy(new Order(new Field(EventField.TIMESTAMP), true));
        return rows(last).map(row -> EventId.parse(String.valueOf(row.getFirst())))
                .flatMap(Optional::stream)
                .anyMatch(id -> looked.computeIfAbsent(id, each -> hasOtherKey(project, each)));
    }

    /// When events happened that came before uploads, the newest of which is the first.
    private static EventScope scope(ProjectId project, List<Upload> uploads) {
        return new EventScope(EnumSet.of(EventRowKind.ERROR), Set.of(project),
                uploads.getLast().at.minus(OFFERED), uploads.getFirst().at);
    }

    /// Events that came before an upload that it can be about.
    private static EventPredicate before(Upload upload) {
        var earlier =
                new Compare(new Field(EventField.RECEIVED), SearchOperator.LESS, upload.at);
        return upload.release == null
                ? earlier
                : EventPredicate.all(earlier, new Compare(
                        new Field(EventField.RELEASE), SearchOperator.EQUAL, upload.release));
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

    private long count(ProjectId project, List<Upload> late) {
        var before = new EventPredicate.Or(late.stream().map(LateUploads::before).toList());
        return rows(EventQuery.of(scope(project, late), before, List.of(new Count()), 1))
                .map(List::getFirst)
                .filter(Number.class::isInstance)
                .mapToLong(count -> ((Number) count).longValue())
                .findFirst().orElse(0);
    }
}
