package io.corral.store.embedded.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFilterTest {

    @TempDir
    Path temporary;

    @Test
    void mayContain_added_isAlwaysTrue() {
        List<EventKey> added = keys(1, 20_000);
        EventFilter filter = filterOf(added);

        assertThat(added).allMatch(filter::mayContain);
    }

    @Test
    void mayContain_others_isAlmostNeverTrue() {
        EventFilter filter = filterOf(keys(1, 20_000));

        long wrong = keys(2, 100_000).stream().filter(filter::mayContain).count();

        assertThat(wrong).isLessThan(20);
    }

    @Test
    void mayContain_countedIds_areToldApartToo() {
        EventFilter filter = new EventFilter();
        LongStream.range(0, 5_000).forEach(i -> filter.add(key(i)));

        long wrong = LongStream.range(5_000, 50_000)
                .filter(i -> filter.mayContain(key(i))).count();

        assertThat(wrong).isLessThan(20);
    }

    @Test
    void file_readBack_saysTheSameAndGrowsOn() throws IOException {
        List<EventKey> added = keys(1, 10_000);
        Path file = temporary.resolve("day.bloom");
        new EventFilterFile(filterOf(added), 10_000, 3).write(file);

        EventFilterFile read = EventFilterFile.read(file).orElseThrow();
        List<EventKey> later = keys(2, 10_000);
        later.forEach(read.filter()::add);

        assertThat(read.rows()).isEqualTo(10_000);
        assertThat(read.attachments()).isEqualTo(3);
        assertThat(added).allMatch(read.filter()::mayContain);
        assertThat(later).allMatch(read.filter()::mayContain);
    }

    @Test
    void file_notUnderstood_isNone() throws IOException {
        Path file = temporary.resolve("day.bloom");

        assertThat(EventFilterFile.read(file)).isEmpty();
        Files.writeString(file, "short");
        assertThat(EventFilterFile.read(file)).isEmpty();
        new EventFilterFile(filterOf(keys(1, 9_000)), 9_000, 0).write(file);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertThat(EventFilterFile.read(file)).isEmpty();
    }

    private static EventFilter filterOf(List<EventKey> keys) {
        EventFilter filter = new EventFilter();
        keys.forEach(filter::add);
        return filter;
    }

    private static List<EventKey> keys(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream
                .generate(() -> new EventKey(
                        new ProjectId(1 + random.nextInt(3)),
                        new EventId(random.nextLong(), random.nextLong())))
                .limit(count)
                .toList();
    }

    private static EventKey key(long number) {
        return new EventKey(new ProjectId(1), new EventId(0, number));
    }
}
