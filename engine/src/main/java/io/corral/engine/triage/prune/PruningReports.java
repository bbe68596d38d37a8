package io.corral.engine.triage.prune;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.UserId;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.engine.triage.EachOrganization;
import io.corral.engine.triage.prune.PruningReport.Entry;
import io.corral.engine.triage.prune.PruningReport.State;
import io.corral.protocol.json.Json;
import io.corral.store.definition.Definition;
import io.corral.store.definition.DefinitionKind;
import io.corral.store.definition.DefinitionStore;
import io.corral.store.definition.DefinitionStore.Kept;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Makes pruning reports and keeps them, one for each month. Thread-safe; one change at a time.
public final class PruningReports {

    private final ReentrantLock changing = new ReentrantLock();
    private final DefinitionStore store;
    private final PruningReading reading;
    private final Supplier<DirectorySnapshot> directory;
    private final InstantSource clock;

    /// Reports in this store.
    public PruningReports(DefinitionStore store, PruningReading reading,
            Supplier<DirectorySnapshot> directory, InstantSource clock) {
        this.store = store;
        this.reading = reading;
        this.directory = directory;
        this.clock = clock;
    }

    /// Makes the report of this month for every organisation that has none yet.
    public void run() {
        EachOrganization.of(directory.get(), organization -> {
            if (find(organization, month(clock.instant())).isEmpty()) {
                PruningReport _ = make(organization, null);
            }
        });
    }

    private static String month(Instant time) {
        return YearMonth.from(time.atOffset(ZoneOffset.UTC)).toString();
    }

    /// All reports, the newest first.
    public List<PruningReport> list(OrganizationId organization) {
        return store.list(organization, DefinitionKind.PRUNING_REPORT).stream()
                .map(PruningReports::read)
                .sorted(Comparator.comparing(PruningReport::month).reversed()).toList();
    }

    /// The report of a month.
    public Optional<PruningReport> find(OrganizationId organization, String month) {
        return store.find(organization, DefinitionKind.PRUNING_REPORT, month)
                .map(PruningReports::read);
    }

    private static PruningReport read(Definition definition) {
        return Json.MAPPER.readValue(definition.body(), PruningReport.class);
    }

    /// Makes the report of this month anew; what was decided in it stays.
    ///
    /// @param asker null when nobody asked
    public PruningReport make(OrganizationId organization, @Nullable UserId asker) {
        Instant now = clock.instant();
        PruningReading.Found found = reading.find(organization);
        return alone(() -> keep(organization, asker, new PruningReport(month(now), now,
                found.issues(), entries(organization, month(now), found))));
    }

    private List<Entry> entries(
            OrganizationId organization, String month, PruningReading.Found found) {
        List<Entry> entries = new ArrayList<>();
        Set<String> decided = new HashSet<>();
        find(organization, month).stream().flatMap(before -> before.entries().stream())
                .filter(entry -> entry.state() != State.OPEN)
                .forEach(entry -> {
                    entries.add(entry);
                    decided.add(entry.proposal().key());
                });
        found.proposals().stream().filter(each -> !decided.contains(each.key()))
                .limit(Math.max(0, PruningReport.ENTRIES_MAX - entries.size()))
                .map(Entry::open).forEach(entries::add);
        return entries;
    }

    /// Does something while no report changes otherwise.
    <T> T alone(Supplier<T> work) {
        changing.lock();
        try {
            return work.get();
        } finally {
            changing.unlock();
        }
    }

    /// Changes one entry of a report; empty when there is no such entry.
    Optional<PruningReport> change(OrganizationId organization, String month, String key,
            UserId actor, UnaryOperator<Entry> change) {
        return alone(() -> find(organization, month)
                .filter(report -> report.entry(key).isPresent())
                .map(report -> keep(organization, actor, report.with(key, change))));
    }

    private PruningReport keep(
            OrganizationId organization, @Nullable UserId author, PruningReport report) {
        String body = Json.MAPPER.writeValueAsString(report);
        Instant now = clock.instant();
        Kept kept = store.find(organization, DefinitionKind.PRUNING_REPORT, report.month())
                .map(before -> store.replace(before.rewritten(report.month(), body, now)))
                .orElseGet(() -> store.add(new Definition(0, organization,
                        DefinitionKind.PRUNING_REPORT, null, report.month(), author, body, now,
                        now)));
        return switch (kept) {
            case Kept.Done _ -> report;
            case Kept.Taken _, Kept.Full _, Kept.Gone _ -> throw new IllegalStateException(
                    "the pruning report of " + report.month() + " could not be kept");
        };
    }
}
