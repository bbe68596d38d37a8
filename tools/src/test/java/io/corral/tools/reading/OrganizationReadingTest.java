package io.corral.tools.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.domain.triage.Correction;
import io.corral.domain.triage.Correction.Before;
import io.corral.domain.triage.Correction.Change;
import io.corral.domain.triage.Correction.Said;
import io.corral.domain.triage.SignalType;
import io.corral.domain.triage.Triage;
import io.corral.domain.triage.TriageInput;
import io.corral.domain.triage.TriageSettings;
import io.corral.domain.triage.Verdict;
import io.corral.protocol.json.Json;
import io.corral.protocol.triage.BundleReader;
import io.corral.protocol.triage.BundleReader.BundleRead;
import io.corral.protocol.triage.CorrectionJson;
import io.corral.protocol.triage.TriageReader;
import io.corral.protocol.triage.TriageReader.TriageRead;
import io.corral.testkit.sentry.SentryDouble;
import io.corral.testkit.sentry.SentryDouble.Asked;
import io.corral.testkit.sentry.SentryDouble.Refusal;
import io.corral.testkit.triage.LabelledOrganization;
import io.corral.testkit.triage.RankedIssue;
import io.corral.testkit.triage.TriageScore;
import io.corral.tools.client.ClientException;
import io.corral.tools.client.ClientSettings;
import io.corral.tools.client.Patience;
import io.corral.tools.client.PatientTransport;
import io.corral.tools.client.SentryClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An organisation read from a server that answers as sentry.io does.
class OrganizationReadingTest {

    private static final int ALL = 10_000;

    @TempDir
    Path caches;

    private final LabelledOrganization organization = tuning().findFirst().orElseThrow();
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private SentryDouble server;
    private Instant now = organization.now();

    private static Stream<LabelledOrganization> tuning() {
        return LabelledOrganization.all().stream().filter(each -> !each.heldOut());
    }

    @BeforeEach
    void start() {
        server = new SentryDouble(organization);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Gathered read(int eventsMax, ReadingCache cache) {
        return read(server, organization, eventsMax, cache, "");
    }

    private Gathered read(SentryDouble of, LabelledOrganization named, int eventsMax,
            ReadingCache cache, String words) {
        var settings = new ClientSettings(of.url(), SentryDouble.TOKEN, named.slug(), null);
        InstantSource clock = () -> now;
        try (var plain = new SentryClient(settings)) {
            var patient = new PatientTransport(plain.transport(), new Patience(
                    Duration.ofMinutes(10), 4, clock, length -> now = now.plus(length),
                    notices::add));
            return new OrganizationReading(new Source(plain.through(patient), named.slug()),
                    new ReadingQuery(List.of(), List.of(), words, "14d", ALL, eventsMax), cache,
                    Progress.SILENT, clock).read();
        }
    }

    private DiskCache cache() {
        return DiskCache.in(caches, server.url(), organization.slug(), () -> now, false);
    }

    private static List<Verdict> ranked(JsonNode bundle) {
        if (!(BundleReader.read(bundle,
                Instant.EPOCH) instanceof BundleRead.Read(TriageInput input, var _))) {
            throw new AssertionError("no bundle");
        }
        return Triage.rank(input, TriageSettings.DEFAULTS);
    }

    private static List<RankedIssue> rows(List<Verdict> verdicts) {
        return verdicts.stream().map(verdict -> new RankedIssue(verdict.shortId(),
                verdict.isHigh(), verdict.severity().name(),
                verdict.cause() == null ? null : verdict.cause().wireName(),
                verdict.noise() == null ? null : verdict.noise().wireName())).toList();
    }

    private static String summary(Verdict verdict) {
        return verdict.shortId() + " " + verdict.tier() + " " + verdict.severity() + " "
                + verdict.noise() + " " + verdict.cause();
    }

    @Test
    void everyOrganization_readOverTheApi_isJudgedAsItsBundleIs() {
        int differ = 0;
        int all = 0;
        for (LabelledOrganization each : tuning().toList()) {
            now = each.now();
            try (var other = new SentryDouble(each)) {
                Gathered gathered = read(other, each, ALL, ReadingCache.NONE, "");
                ObjectNode bundle = each.bundle();
                // The API keeps no context.
                bundle.remove("context");
                List<String> expected = ranked(bundle).stream()
                        .map(OrganizationReadingTest::summary).sorted().toList();
                List<String> found = ranked(gathered.bundle()).stream()
                        .map(OrganizationReadingTest::summary).sorted().toList();
                assertThat(found).hasSameSizeAs(expected);
                assertThat(gathered.notes()).isEmpty();
                all += found.size();
                List<String> others = new ArrayList<>(found);
                others.removeAll(expected);
                others.forEach(System.out::println);
                differ += others.size();
            }
        }
        System.out.println(differ + " of " + all + " differ");
        // Fourteen days of counts in place of thirty.
        assertThat(differ).isLessThanOrEqualTo(all / 50);
    }

    @Test
    void budget_isSpentWhereItMattersMost() {
        for (int share : new int[]{0, 20, 40, 60, 100}) {
            List<TriageScore> scores = new ArrayList<>();
            for (LabelledOrganization each : tuning().toList()) {
                now = each.now();
                try (var other = new SentryDouble(each)) {
                    Gathered gathered = read(other, each,
                            other.issues().size() * share / 100, ReadingCache.NONE, "");
                    scores.add(TriageScore.of(rows(ranked(gathered.bundle())), each.labels()));
                }
            }
            System.out.println(TriageScore.over(scores).line("events of " + share + " %"));
        }
    }

    @Test
    void secondRun_asksForListsOnly() {
        Gathered first = read(ALL, cache());
        int before = server.taken().size();
        assertThat(first.whole()).isEqualTo(server.issues().size());
        assertThat(before).isGreaterThan(2 * server.issues().size());
        Gathered second = read(ALL, cache());
        List<Asked> again = server.taken();
        System.out.println("requests of first and second run: " + before + ", " + again.size());
        assertThat(again).allSatisfy(asked -> assertThat(asked.path()).isIn("issues/",
                "triage/context/", "triage/corrections/"));
        assertThat(second.kept()).isEqualTo(first.whole());
        assertThat(rows(ranked(second.bundle()))).isEqualTo(rows(ranked(first.bundle())));
    }

    @Test
    void corrections_thatTheServerHasNot_orDoesNotShow_changeNothing() {
        Gathered none = read(0, ReadingCache.NONE);
        assertThat(none.notes()).isEmpty();
        assertThat(none.bundle().has("corrections")).isFalse();
        server.refuse(asked -> asked.path().equals("triage/corrections/")
                ? Optional.of(Refusal.of(403, "You do not have permission."))
                : Optional.empty());
        Gathered hidden = read(0, ReadingCache.NONE);
        assertThat(hidden.notes()).isEmpty();
        assertThat(hidden.bundle()).isEqualTo(none.bundle());
    }

    @Test
    void corrections_thatWereNotAnswered_areSaid() {
        server.refuse(asked -> asked.path().equals("triage/corrections/")
                ? Optional.of(Refusal.of(400, "broken"))
                : Optional.empty());
        assertThat(read(0, ReadingCache.NONE).notes()).singleElement().asString()
                .startsWith("not seen: corrections");
    }

    @Test
    void corrections_ofEveryPage_areReadAnewEachTime() {
        String worst = ranked(read(ALL, cache()).bundle()).getFirst().shortId();
        for (int i = 1; i <= 250; i++) {
            correct("GONE-" + i);
        }
        Gathered others = read(ALL, cache());
        assertThat(others.bundle().path("corrections")).hasSize(250);
        assertThat(ranked(others.bundle()).getFirst().shortId()).isEqualTo(worst);
        correct(worst);
        assertThat(ranked(read(ALL, cache()).bundle())).filteredOn(verdict -> verdict.shortId()
                .equals(worst)).singleElement().satisfies(verdict -> {
                    assertThat(verdict.tier()).isEqualTo(4);
                    assertThat(verdict.reasons().getFirst().signal()).isEqualTo("corrected");
                });
    }

    private void correct(String shortId) {
        var said = new Said(1, null, null);
        ObjectNode row = Json.MAPPER.createObjectNode();
        row.set("heeded", CorrectionJson.write(new Correction(1, shortId, "Ana", now,
                new Change.Tier(4), null, new Before(said, said, Set.of(SignalType.values())),
                List.of())));
        server.add("triage/corrections/", row);
    }

    @Test
    void changedIssues_areReadAgain_busyOnesAfterAnHour() {
        read(ALL, cache());
        server.taken();
        ObjectNode regressed = server.issues().getFirst();
        ObjectNode busy = server.issues().get(1);
        regressed.put("count", "99999999");
        busy.put("count", Long.toString(busy.path("count").asLong() + 1))
                .put("lastSeen", now.toString());
        assertThat(read(ALL, cache()).kept()).isEqualTo(server.issues().size() - 1);
        now = now.plus(Duration.ofMinutes(61));
        busy.put("lastSeen", now.toString());
        assertThat(read(ALL, cache()).kept()).isEqualTo(server.issues().size() - 1);
    }

    @Test
    void interruptedRun_goesOnWhereItWas() {
        var answered = new AtomicInteger();
        server.refuse(asked -> asked.path().endsWith("/events/latest/")
                && answered.incrementAndGet() > 10
                        ? Optional.of(Refusal.of(401, "Token expired"))
                        : Optional.empty());
        assertThatThrownBy(() -> read(ALL, cache())).isInstanceOf(ClientException.class);
        server.refuse(_ -> Optional.empty());
        assertThat(read(ALL, cache()).kept()).isBetween(1, 10);
    }

    @Test
    void limits_areWaitedFor() {
        var count = new AtomicInteger();
        server.refuse(asked -> switch (count.incrementAndGet() % 20) {
            case 3 -> Optional.of(new Refusal(429, Map.of("Retry-After", "7"), "{}"));
            case 9 -> Optional.of(new Refusal(429, Map.of("X-Sentry-Rate-Limit-Remaining", "0",
                    "X-Sentry-Rate-Limit-Reset", Long.toString(now.getEpochSecond() + 5)), "{}"));
            case 13 -> Optional.of(new Refusal(429, Map.of(
                    "X-Sentry-Rate-Limit-ConcurrentRemaining", "0"), "{}"));
            case 16 -> Optional.of(Refusal.of(503, "busy"));
            case 18 -> asked.method().equals("GET")
                    ? Optional.of(Refusal.hangUp())
                    : Optional.empty();
            default -> Optional.empty();
        });
        Gathered gathered = read(40, ReadingCache.NONE);
        assertThat(gathered.whole()).isEqualTo(40);
        assertThat(gathered.notes()).isEmpty();
        assertThat(notices).anyMatch(notice -> notice.startsWith("waiting 7 s"));
        assertThat(now).isAfter(organization.now().plusSeconds(10));
    }

    @Test
    void limit_thatIsNotLifted_endsReadingWithWhatIsKnown() {
        server.refuse(asked -> asked.path().endsWith("/tags/")
                ? Optional.of(new Refusal(429, Map.of("Retry-After", "3600"), "{}"))
                : Optional.empty());
        Gathered gathered = read(ALL, cache());
        assertThat(gathered.issues()).isEqualTo(server.issues().size());
        assertThat(gathered.notes()).anyMatch(note -> note.contains("rate limit"));
        server.refuse(_ -> Optional.empty());
        server.taken();
        read(ALL, cache());
        assertThat(server.taken().stream().filter(asked -> asked.path().endsWith("/tags/")))
                .as("what is not whole is read again").hasSameSizeAs(server.issues());
    }

    @Test
    void partsThatMayNotBeRead_areSaid() {
        server.refuse(asked -> asked.path().equals("sessions/") || asked.path().endsWith("/tags/")
                ? Optional.of(Refusal.of(403,
                        "You do not have permission to perform this action."))
                : Optional.empty());
        Gathered gathered = read(ALL, ReadingCache.NONE);
        assertThat(gathered.notes()).anyMatch(note -> note.startsWith("not seen: sessions"))
                .anyMatch(note -> note.startsWith("not seen: tags"));
        assertThat(server.taken().stream().filter(asked -> asked.path().endsWith("/tags/")))
                .hasSizeLessThan(10);
        assertThat(ranked(gathered.bundle())).hasSize(server.issues().size());
    }

    @Test
    void list_thatMayNotBeRead_isAFailure() {
        server.refuse(_ -> Optional.of(Refusal.of(403, "no")));
        assertThatThrownBy(() -> read(1, ReadingCache.NONE)).isInstanceOf(ClientException.class);
    }

    @Test
    void olderServers_andWrongQueries_areAskedAgainOnce() {
        server.refuse(asked -> asked.first("query").contains("issue.category")
                ? Optional.of(Refusal.of(400, "Invalid query"))
                : Optional.empty());
        assertThat(read(0, ReadingCache.NONE).issues()).isEqualTo(server.issues().size());
        server.refuse(asked -> asked.path().equals("issues/")
                ? Optional.of(Refusal.of(400, "Error parsing search query"))
                : Optional.empty());
        assertThatThrownBy(() -> read(0, ReadingCache.NONE))
                .hasMessageContaining("Error parsing search query");
    }

    @Test
    void largePages_thatBreak_becomeSmall() {
        server.refuse(asked -> asked.path().equals("issues/")
                && asked.first("limit").equals("100")
                        ? Optional.of(Refusal.hangUp())
                        : Optional.empty());
        assertThat(read(0, ReadingCache.NONE).issues()).isEqualTo(server.issues().size());
    }

    @Test
    void export_givesTheSameRanking() {
        JsonNode bundle = read(25, ReadingCache.NONE).bundle();
        String written = Json.MAPPER.writeValueAsString(bundle);
        assertThat(written).doesNotContain(SentryDouble.TOKEN).doesNotContain("[Filtered]");
        TriageRead again = TriageReader.read(written, null, Instant.EPOCH);
        assertThat(again).isInstanceOf(TriageRead.Read.class);
        assertThat(Triage.rank(((TriageRead.Read) again).input(), TriageSettings.DEFAULTS))
                .isEqualTo(ranked(bundle));
    }

    @Test
    void cache_isPrivate_andHoldsNoToken() throws IOException {
        read(5, cache());
        try (var files = Files.walk(caches)) {
            for (Path file : files.filter(each -> !each.equals(caches)).toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isIn("rw-------", "rwx------");
                if (Files.isRegularFile(file)) {
                    assertThat(Files.readString(file)).doesNotContain(SentryDouble.TOKEN);
                }
            }
        }
        now = now.plus(Duration.ofDays(30));
        try (var files = Files.walk(caches)) {
            files.filter(Files::isRegularFile).forEach(OrganizationReadingTest::age);
        }
        cache();
        try (var files = Files.walk(caches)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private static void age(Path file) {
        try {
            Files.setLastModifiedTime(file,
                    FileTime.from(Instant.EPOCH));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void brokenCache_isAsNone() throws IOException {
        read(ALL, cache());
        try (var files = Files.walk(caches)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(file, "{\"event\": [1, \"at\"");
            }
        }
        assertThat(read(5, cache()).whole()).isEqualTo(5);
    }
}
