package io.corral.store.embedded.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.corral.domain.group.GroupingVersion;
import io.corral.store.PayloadStore;
import io.corral.store.PayloadStore.Circumstances;
import io.corral.store.PayloadStore.Payload;
import io.corral.store.PayloadStore.Verdict;
import io.corral.store.StoreException;
import io.corral.store.StoreException.Category;
import io.corral.store.embedded.DataDirectory;
import io.corral.testkit.contract.PayloadStoreContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPayloadStoreTest extends PayloadStoreContract {

    @TempDir
    Path temporary;

    private @Nullable DataDirectory directory;

    @Override
    protected PayloadStore open() {
        return EmbeddedPayloadStore.open(directory(), Runnable::run);
    }

    private DataDirectory directory() {
        if (directory == null) {
            directory = DataDirectory.open(temporary.resolve("data"));
        }
        return directory;
    }

    @AfterEach
    void giveBack() {
        directory().close();
    }

    @Test
    void append_manyAlike_trainsDictionaryAndShrinks() throws Exception {
        List<Payload> before = similar(1, DictionaryTraining.SAMPLES_MAX);
        List<Payload> after = similar(2_001, 1_000);

        store.append(at(1_200), before, List.of());
        long first = contentBytes();
        store.append(at(3_000), after, List.of());
        long second = contentBytes() - first;

        assertThat(second / after.size()).isLessThan(first / before.size() / 2);
        reopen();
        for (Payload payload : List.of(before.get(17), after.get(17), after.getLast())) {
            assertThat(store.find(PROJECT, payload.id()).orElseThrow().body())
                    .isEqualTo(payload.body());
        }
    }

    @Test
    void dropBefore_dictionariesOfRemainingDays_stay() throws Exception {
        store.append(at(1_200), similar(1, DictionaryTraining.SAMPLES_MAX), List.of());
        store.append(at(2_001), similar(2_001, 1), List.of());
        Payload later = payload(5_000, 2_002, NOON.plus(Duration.ofDays(1)));
        appendOne(later);

        store.dropBefore(LocalDate.parse("2026-11-22"));

        reopen();
        assertThat(store.find(PROJECT, later.id()).orElseThrow().body()).isEqualTo(later.body());
    }

    @Test
    void filters_savedOrMissingOrBehind_findEverything() throws Exception {
        appendOne(payload(1, 1, NOON));
        reopen();
        appendOne(payload(2, 2, NOON));
        Path saved = directory().payloads().resolve("2026-11-21.bloom");
        byte[] behind = Files.readAllBytes(saved);
        store.close();

        Files.write(saved, behind);
        store = open();
        assertThat(verdicts()).containsOnly(Verdict.DUPLICATE);
        store.close();

        Files.delete(saved);
        store = open();
        assertThat(verdicts()).containsOnly(Verdict.DUPLICATE);
        store.close();

        Files.writeString(saved, "x".repeat(5_000));
        store = open();
        assertThat(verdicts()).containsOnly(Verdict.DUPLICATE);
    }

    @Test
    void dropBefore_deletesFiles() throws IOException {
        appendOne(payload(1, 1, NOON));
        ((EmbeddedPayloadStore) store).maintain();

        store.dropBefore(LocalDate.parse("2026-12-01"));

        try (var files = Files.list(directory().payloads())) {
            assertThat(files).extracting(file -> file.getFileName().toString())
                    .allMatch(name -> name.startsWith("dictionaries.db"));
        }
    }

    @Test
    void backup_opensWithTheSameEvents() throws Exception {
        store.append(at(1_200), similar(1, DictionaryTraining.SAMPLES_MAX), List.of());
        List<Payload> after = similar(2_001, 10);
        store.append(at(2_010), after, List.of());
        Path copy = Files.createDirectory(temporary.resolve("copy"));

        ((EmbeddedPayloadStore) store).backupTo(copy);

        try (DataDirectory restored = DataDirectory.open(copy);
                PayloadStore again = EmbeddedPayloadStore.open(restored)) {
            assertThat(again.find(PROJECT, after.getLast().id()).orElseThrow().body())
                    .isEqualTo(after.getLast().body());
            assertThat(again.applied(0)).isEqualTo(at(2_010));
        }
    }

    @Test
    void append_diskFull_changesNothingAndRecovers() {
        appendOne(payload(1, 1, NOON));
        limitPages(20);

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.append(at(5_000), random(2, 300), List.of()))
                .returns(Category.DISK_FULL, StoreException::category);
        assertThat(store.applied(0)).isEqualTo(at(1));
        assertThat(store.find(PROJECT, id(2))).isEmpty();
        assertThat(store.find(PROJECT, id(1))).isPresent();

        limitPages(1_000_000);
        assertThat(store.append(at(5_000), random(2, 300), List.of()))
                .containsOnly(Verdict.STORED);
    }

    private void limitPages(long pages) {
        ((EmbeddedPayloadStore) store).limitPages(LocalDate.parse("2026-11-21"), pages);
    }

    private static List<Payload> random(int first, int count) {
        Random random = new Random(first);
        return IntStream.range(first, first + count)
                .mapToObj(event -> {
                    byte[] body = new byte[4_000];
                    random.nextBytes(body);
                    return new Payload(
                            PROJECT, id(event), at(event),
                            new Circumstances("event", NOON, null, null, null, null), body, 1,
                            GroupingVersion.FIRST);
                })
                .toList();
    }

    private void reopen() {
        store.close();
        store = open();
    }

    private List<Verdict> verdicts() {
        return store.append(
                at(9), List.of(payload(1, 8, NOON), payload(2, 9, NOON)), List.of());
    }

    private long contentBytes() {
        Path file = directory().payloads().resolve("2026-11-21.db");
        try (DayFile day = DayFile.open(file)) {
            return day.rowsAfter(
                    0, new DayFile.Selection(Instant.EPOCH, NOON.plusSeconds(1), null), 10_000)
                    .stream().mapToLong(row -> row.content().length).sum();
        }
    }

    /// Events that share their shape and most words, and differ in ids, numbers and times.
    private static List<Payload> similar(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(EmbeddedPayloadStoreTest::similar)
                .toList();
    }

    private static Payload similar(int event) {
        Random random = new Random(event);
        StringBuilder frames = new StringBuilder();
        for (int i = 0; i < 25; i++) {
            int line = random.nextInt(2_000);
            frames.append("{\"function\":\"com.example.shop.checkout.Step").append(line % 97)
                    .append(".apply\",\"filename\":\"src/main/checkout/Step").append(line % 97)
                    .append(".java\",\"lineno\":").append(line).append(",\"in_app\":true},");
        }
        String body = "{\"event_id\":\"%s\",\"level\":\"error\",\"exception\":[%s],\"user\":%d}"
                .formatted(id(event), frames, random.nextInt());
        return new Payload(
                PROJECT,
                id(event),
                at(event),
                new Circumstances("event", NOON, NOON, "192.0.2." + event % 200, "sdk/1.0", null),
                body.getBytes(StandardCharsets.UTF_8),
                event,
                GroupingVersion.FIRST);
    }
}
