package io.corral.store.embedded.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.EventId;
import io.corral.store.CrashPoint;
import io.corral.store.WorkQueue.Depth;
import io.corral.testkit.KilledProcess;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrashPointTest {

    @TempDir
    Path place;

    @ParameterizedTest
    @CsvSource({
        "QUEUE_WRITTEN, 3", "QUEUE_COMMITTED, 3", "QUEUE_ATTEMPT_NOTED, 2",
        "QUEUE_ADVANCING, 1", "QUEUE_ADVANCED, 3", "QUEUE_FAILED, 1",
        "BLOB_WRITTEN, 5", "BLOB_STORED, 6",
        "DICTIONARY_STORED, 1", "PAYLOAD_DAY_CREATED, 1", "PAYLOAD_DAY_CREATED, 2",
        "PAYLOAD_WRITTEN, 1", "PAYLOAD_WRITTEN, 2", "PAYLOAD_DAY_COMMITTED, 1",
        "PAYLOAD_COMMITTED, 1", "PAYLOAD_COMMITTED, 15", "PAYLOAD_DAY_DROPPED, 1",
        "ISSUE_WRITTEN, 1", "ISSUE_WRITTEN, 7", "ISSUE_COMMITTED, 1", "ISSUE_COMMITTED, 9",
        "CHECKPOINT_BEGUN, 2", "CHECKPOINT_DONE, 3"})
    void crash_anywhere_acknowledgedIsThereOnce(CrashPoint point, int count) throws Exception {
        List<Integer> acknowledged = run(point, count);

        try (Workload workload = Workload.open(place)) {
            workload.digest();
            workload.payloads().dropBefore(Workload.FIRST_KEPT_DAY);

            assertThat(workload.queue().depth()).isEqualTo(new Depth(0, 0));
            assertThat(workload.payloads().applied(0)).isEqualTo(workload.queue().newest(0));
            for (int number : acknowledged) {
                assertThat(workload.payloads().find(Workload.PROJECT, Workload.id(number))
                        .map(payload -> List.of(payload.body())))
                        .as("event %d", number)
                        .usingRecursiveComparison()
                        .isEqualTo(expected(number));
            }
            assertThat(workload.queue().failed(10).size()).isLessThanOrEqualTo(1);
            assertThat(ids(workload)).doesNotHaveDuplicates();
            assertThat(workload.counted()).isEqualTo(ids(workload).size());
        }
    }

    private static Optional<List<byte[]>> expected(int number) {
        return Workload.isKept(number)
                ? Optional.of(List.of(Workload.body(number)))
                : Optional.empty();
    }

    private static List<EventId> ids(Workload workload) {
        List<EventId> ids = new ArrayList<>();
        workload.payloads().scan(Instant.MIN, Instant.MAX, payload -> ids.add(payload.id()));
        return ids;
    }

    /// Runs the workload in a process of its own until it is killed; returns what it acknowledged.
    private List<Integer> run(CrashPoint point, int count) throws Exception {
        return numbers(KilledProcess.run(Workload.class, place, point, count));
    }

    private static List<Integer> numbers(String printed) {
        List<Integer> numbers = new ArrayList<>();
        for (String line : printed.substring(0, printed.lastIndexOf('\n') + 1).lines().toList()) {
            numbers.add(Integer.parseInt(line));
        }
        assertThat(new HashSet<>(numbers)).hasSameSizeAs(numbers);
        return numbers;
    }
}
