package io.corral.engine.ingest.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.KeyId;
import io.corral.domain.id.ProjectId;
import io.corral.store.QueueEntry;
import io.corral.store.Watermark;
import io.corral.testkit.memory.MemoryWorkQueue;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueueNumbersTest {

    private final MemoryWorkQueue queue = new MemoryWorkQueue();

    @Test
    void startAfter_restoredWithoutQueue_goesOnAfterTheFurthestStore() {
        QueueNumbers.startAfter(queue, List.of(at(100), at(105), at(0)));

        assertThat(queue.append(entry())).isEqualTo(at(106));
        assertThat(queue.depth().entries()).isEqualTo(1);
    }

    @Test
    void startAfter_queueAhead_keepsWhatWaits() {
        queue.append(entry());
        queue.append(entry());

        QueueNumbers.startAfter(queue, List.of(at(1), at(0)));

        assertThat(queue.depth().entries()).isEqualTo(2);
    }

    private static Watermark at(long sequence) {
        return new Watermark(0, sequence);
    }

    private static QueueEntry entry() {
        return new QueueEntry(new ProjectId(1), new KeyId(1), QueueEntry.Kind.ENVELOPE,
                QueueEntry.Encoding.IDENTITY, new byte[0], null, null, Instant.EPOCH, null, null,
                null, List.of());
    }
}
