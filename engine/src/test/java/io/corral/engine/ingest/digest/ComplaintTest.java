package io.corral.engine.ingest.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComplaintTest {

    private final List<String> log = new ArrayList<>();
    private final Complaint complaint = new Complaint(log::add);

    @Test
    void repetition_isSaidEverMoreRarely_andItsEndOnce() {
        for (int i = 0; i < 1_000; i++) {
            complaint.repeat("disk full");
        }
        complaint.end();
        complaint.end();

        assertThat(log).hasSize(11).startsWith("disk full", "disk full (2 times)")
                .endsWith("it works again after 1000 attempts");
    }

    @Test
    void once_isSaidOnce() {
        complaint.repeat("busy");
        complaint.end();

        assertThat(log).containsExactly("busy");
    }
}
