package io.corral.store.embedded.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.ProjectId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DictionaryTrainingTest {

    private static final ProjectId PROJECT = new ProjectId(7);

    @TempDir
    Path temporary;

    private final Deque<Runnable> tasks = new ArrayDeque<>();
    @SuppressWarnings("NullAway.Init")
    private Dictionaries dictionaries;

    @SuppressWarnings("NullAway.Init")
    private DictionaryTraining training;

    @BeforeEach
    void open() {
        dictionaries = Dictionaries.open(temporary.resolve("dictionaries.db"));
        training = new DictionaryTraining(dictionaries, tasks::add);
    }

    @AfterEach
    void close() {
        dictionaries.close();
    }

    @Test
    void observe_enoughSamples_trainsOnce() {
        observe(DictionaryTraining.SAMPLES_MAX + 100, 300);

        assertThat(tasks).hasSize(1);
        tasks.remove().run();

        assertThat(dictionaries.newest(PROJECT)).isEqualTo(1);
        assertThat(dictionaries.content(1)).isNotEmpty();
        observe(30_000, 300);
        assertThat(tasks).isEmpty();
    }

    @Test
    void observe_nothingInCommon_goesOnWithout() {
        for (int i = 0; i < DictionaryTraining.SAMPLES_MAX; i++) {
            training.observe(PROJECT, new byte[0], 10);
        }
        tasks.remove().run();

        assertThat(dictionaries.newest(PROJECT)).isZero();
        observe(DictionaryTraining.SAMPLES_MAX, 300);
        assertThat(tasks).isEmpty();
    }

    @Test
    void observe_muchWorseThanAtFirst_trainsAgain() {
        observe(DictionaryTraining.SAMPLES_MAX, 300);
        tasks.remove().run();
        observe(24_000, 200);
        assertThat(tasks).isEmpty();

        observe(4_000 + DictionaryTraining.SAMPLES_MAX, 500);

        assertThat(tasks).hasSize(1);
        tasks.remove().run();
        assertThat(dictionaries.newest(PROJECT)).isEqualTo(2);
    }

    @Test
    void observe_manyProjects_areTrainedAFewAtATime() {
        for (int i = 0; i < DictionaryTraining.SAMPLES_MAX; i++) {
            for (int project = 1; project <= 6; project++) {
                training.observe(new ProjectId(project), content(i), 300);
            }
        }
        assertThat(tasks).hasSize(4);
    }

    private void observe(int count, int compressedBytes) {
        for (int i = 0; i < count; i++) {
            training.observe(PROJECT, content(i), compressedBytes);
        }
    }

    private static byte[] content(int number) {
        return ("{\"message\":\"order %d could not be shipped\",\"logger\":\"shop.orders\","
                + "\"platform\":\"java\",\"user\":%d,\"tags\":{\"step\":\"ship-%d\"}}")
                .formatted(number, number * 7_919 % 10_007, number % 13)
                .getBytes(StandardCharsets.UTF_8);
    }
}
