package io.corral.protocol.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Event;
import io.corral.domain.event.Level;
import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.triage.Correction;
import io.corral.domain.triage.Correction.Before;
import io.corral.domain.triage.Correction.Change;
import io.corral.domain.triage.Correction.Said;
import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.IssueFacts.Bucket;
import io.corral.domain.triage.IssueFacts.TagShare;
import io.corral.domain.triage.ProductContext;
import io.corral.domain.triage.ProductContext.Audience;
import io.corral.domain.triage.ProductContext.Criticality;
import io.corral.domain.triage.Ranking;
import io.corral.domain.triage.Triage;
import io.corral.domain.triage.TriageInput;
import io.corral.domain.triage.TriageInput.Deploy;
import io.corral.domain.triage.TriageInput.ReleaseFacts;
import io.corral.domain.triage.TriageInput.SessionHealth;
import io.corral.domain.triage.TriageSettings;
import io.corral.domain.triage.Verdict;
import io.corral.protocol.triage.RankingLines.EventReference;
import io.corral.protocol.triage.RankingLines.Kept;
import io.corral.protocol.triage.RankingLines.VerdictMark;
import io.corral.protocol.triage.TriageReader.TriageRead;
import io.corral.testkit.triage.LabelledOrganization;
import io.corral.testkit.triage.LabelledSet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RankingLinesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456Z");
    private static final ProductContext CONTEXT = new ProductContext("A shop: \"yes\"",
            List.of(new ProductContext.Service("Desk", List.of("desk"), Audience.INTERNAL,
                    Criticality.LOW, "ops", "of the staff"),
                    new ProductContext.Service("Shop", List.of(), null, null, null, "")),
            List.of(new ProductContext.Flow("Checkout", List.of("/checkout/*"), "revenue")),
            List.of(new ProductContext.RetryPolicy("send_mail", 5, "the mail is lost")),
            List.of(new ProductContext.ThirdParty("maps.example", "map")),
            List.of(new ProductContext.KnownNoise("ResizeObserver*", "harmless")),
            Map.of("shop", "team-checkout"));

    private static <T> @Nullable T maybe(Random random, T value) {
        return random.nextInt(3) == 0 ? null : value;
    }

    private static IssueFacts someIssue(int number, Random random) {
        String type = maybe(random, "E" + random.nextInt(5));
        Map<String, List<TagShare>> tags = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            tags.put("tag" + i, IntStream.range(0, random.nextInt(130))
                    .mapToObj(value -> new TagShare("v\n" + value, value + 1)).toList());
        }
        Map<String, Long> releases = new LinkedHashMap<>();
        for (int i = random.nextInt(130); i > 0; i--) {
            releases.put("shop@" + i, (long) i);
        }
        return new IssueFacts("SHOP-" + number, "shop", "it failed 🐎 " + number,
                maybe(random, "/checkout"), type, maybe(random, "the \"card\" is\u0000 empty"),
                type == null ? maybe(random, true) : Boolean.FALSE,
                maybe(random, random.nextBoolean() ? Level.ERROR : Level.INFO),
                maybe(random, "app.log"),
                maybe(random, "escalating"), maybe(random, "high"), maybe(random, true),
                random.nextInt(1000), maybe(random, (long) random.nextInt(900)),
                maybe(random, NOW.minus(Duration.ofDays(3))), maybe(random, NOW), buckets(random),
                buckets(random), tags, null,
                random.nextBoolean()
                        ? List.of()
                        : List.of(new Deploy("shop@1", maybe(random, "production"), NOW)),
                releases);
    }

    private static List<Bucket> buckets(Random random) {
        Instant from = Instant.parse("2026-11-20T11:00:00Z");
        return IntStream.range(0, random.nextInt(30)).mapToObj(
                i -> new Bucket(from.plusSeconds(3600L * i), random.nextInt(5))).toList();
    }

    private static Correction someCorrection(int number) {
        return new Correction(number, "SHOP-1", "ana", NOW, new Change.Tier(3), "no",
                new Before(new Said(2, null, null), new Said(2, null, null), Set.of()),
                List.of("message shop E0 it is over"));
    }

    private static Kept some(Random random) {
        List<IssueFacts> issues = IntStream.range(0, 20)
                .mapToObj(i -> someIssue(i, random)).toList();
        var input = new TriageInput(NOW, random.nextBoolean() ? ProductContext.NONE : CONTEXT,
                Map.of("shop", new SessionHealth(97.25 + random.nextDouble(),
                        maybe(random, 99.5), 7)),
                List.of(new ReleaseFacts("shop@1", List.of("shop"), maybe(random, NOW),
                        List.of(new Deploy("shop@1", null, NOW)), List.of("fix: it"))),
                issues, List.of(someCorrection(1), someCorrection(2)));
        Map<String, Instant> judgedAt = new HashMap<>();
        Map<String, EventReference> events = new HashMap<>();
        Map<String, VerdictMark> verdicts = new HashMap<>();
        Triage.rank(input, TriageSettings.DEFAULTS).forEach(verdict -> {
            verdicts.put(verdict.shortId(), VerdictMark.of(verdict));
            if (random.nextBoolean()) {
                judgedAt.put(verdict.shortId(), NOW.minusSeconds(random.nextInt(99)));
                events.put(verdict.shortId(), new EventReference(new ProjectId(1),
                        new EventId(random.nextLong(), random.nextLong())));
            }
        });
        return new Kept(input, judgedAt, events, List.of("https://shop.example"), verdicts,
                "abc", "settings");
    }

    private static byte[] written(Kept kept) {
        var bytes = new ByteArrayOutputStream();
        try {
            RankingLines.write(kept, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Optional<Kept> read(byte[] bytes) throws IOException {
        return RankingLines.read(new ByteArrayInputStream(bytes));
    }

    @Test
    void written_isReadAgain_withTheSameVerdicts() throws IOException {
        for (long seed = 0; seed < 60; seed++) {
            Kept kept = some(new Random(seed));

            Kept read = read(written(kept)).orElseThrow();
            assertThat(read).as("seed " + seed).isEqualTo(kept);
            assertThat(Triage.rank(read.input(), TriageSettings.DEFAULTS))
                    .as("seed " + seed)
                    .isEqualTo(Triage.rank(kept.input(), TriageSettings.DEFAULTS));
        }
    }

    @Test
    void triage_readsItAsABundle() {
        Kept kept = some(new Random(1));

        TriageRead read = TriageReader.read(
                new String(written(kept), StandardCharsets.UTF_8), null, Instant.EPOCH);
        assertThat(read).isInstanceOfSatisfying(TriageRead.Read.class, found -> {
            assertThat(found.form()).isEqualTo(TriageReader.Form.BUNDLE);
            assertThat(found.input()).isEqualTo(kept.input());
            assertThat(found.problems()).isEmpty();
        });
    }

    /// A ranking of an organisation, with its events apart.
    private record Apart(Kept kept, Map<EventReference, Event> events, List<Verdict> verdicts) {

        static Apart of(LabelledOrganization organization, Random random) {
            TriageInput input = ((BundleReader.BundleRead.Read) BundleReader.read(
                    organization.bundle(), organization.now())).input();
            Map<String, Instant> judgedAt = new HashMap<>();
            Map<String, EventReference> references = new HashMap<>();
            Map<EventReference, Event> events = new HashMap<>();
            for (IssueFacts facts : input.issues()) {
                judgedAt.put(facts.shortId(), input.now().minusSeconds(random.nextInt(3600)));
                if (facts.event() != null) {
                    var reference = new EventReference(
                            new ProjectId(1), new EventId(1, references.size() + 1L));
                    references.put(facts.shortId(), reference);
                    events.put(reference, facts.event());
                }
            }
            List<String> addresses = List.of("https://shop.example");
            List<Verdict> verdicts = Ranking.again(input, TriageSettings.DEFAULTS, judgedAt,
                    means(addresses)).verdicts();
            Map<String, VerdictMark> marks = new HashMap<>();
            verdicts.forEach(each -> marks.put(each.shortId(), VerdictMark.of(each)));
            return new Apart(new Kept(input, judgedAt, references, addresses, marks, "abc", "s"),
                    events, verdicts);
        }

        byte[] whole(long bytesMax) {
            var bytes = new ByteArrayOutputStream();
            try {
                RankingLines.writeWhole(new ByteArrayInputStream(written(kept)),
                        reference -> Optional.ofNullable(events.get(reference)), bytes, bytesMax);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }
    }

    private static Ranking.Means means(List<String> addresses) {
        return new Ranking.Means(Ranking.Means.PLAIN.runner(), part -> part, addresses);
    }

    private static TriageRead.Read triageRead(byte[] bytes) {
        return (TriageRead.Read) TriageReader.read(
                new String(bytes, StandardCharsets.UTF_8), null, Instant.EPOCH);
    }

    static Stream<LabelledOrganization> open() {
        return Stream.concat(
                LabelledOrganization.all().stream().filter(each -> !each.heldOut()),
                Arrays.stream(LabelledSet.values()).filter(LabelledSet::isOpen)
                        .flatMap(each -> each.organizations().stream()));
    }

    @ParameterizedTest
    @MethodSource("open")
    void whole_givesTheVerySameVerdictsAnywhere(LabelledOrganization organization) {
        Apart apart = Apart.of(organization, new Random(7));
        assertThat(apart.events()).isNotEmpty();

        TriageRead.Read read = triageRead(apart.whole(Long.MAX_VALUE));
        RankingLines.Again again = Objects.requireNonNull(read.again());
        assertThat(again.judgedAt()).isEqualTo(apart.kept().judgedAt());
        assertThat(again.eventsMissing()).isZero();
        assertThat(read.notes()).isEmpty();
        assertThat(Ranking.again(read.input(), TriageSettings.DEFAULTS, again.judgedAt(),
                means(again.addresses())).verdicts()).isEqualTo(apart.verdicts());
    }

    @Test
    void eventsBeyondTheBound_areLeftOut_andThatIsSaid() {
        Apart apart = Apart.of(open().findFirst().orElseThrow(), new Random(7));
        TriageRead.Read none = triageRead(apart.whole(0));
        assertThat(Objects.requireNonNull(none.again()).eventsMissing())
                .isEqualTo(apart.events().size());
        assertThat(none.notes()).containsExactly(apart.events().size()
                + " issues were judged by a latest event that is not in it");
        assertThat(none.input()).isEqualTo(triageRead(written(apart.kept())).input());
        TriageRead.Read some = triageRead(apart.whole(20_000));
        assertThat(Objects.requireNonNull(some.again()).eventsMissing())
                .isPositive().isLessThan(apart.events().size());
        assertThat(apart.whole(20_000).length - apart.whole(0).length).isLessThan(30_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "{}", "[]", "{\"shortId\":\"A-1\"}", "nonsense"})
    void whatIsNone_isEmpty(String text) throws IOException {
        assertThat(read(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void brokenLines_areLeftOut() throws IOException {
        var text = new StringBuilder("{\"ranking\":{}}\n");
        List<String> broken = new ArrayList<>(List.of("[1]", "{", "7", "{\"event\":3}",
                "{\"shortId\":\"A-1\",\"event\":{\"project\":-1,\"id\":\"x\"},\"verdict\":1}"));
        broken.forEach(line -> text.append(line).append('\n'));

        Kept kept = read(text.toString().getBytes(StandardCharsets.UTF_8)).orElseThrow();
        assertThat(kept.input().issues()).hasSize(2);
        assertThat(kept.events()).isEmpty();
    }
}
