package io.corral.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenPartsTest {

    private final List<String> closed = new ArrayList<>();
    private final OpenParts parts = new OpenParts();

    @Test
    void parts_areClosedInTheOppositeOrder_whateverOneSays() {
        parts.add(() -> closed.add("first"));
        parts.add(() -> {
            throw new IOException("disk full");
        });
        parts.add(() -> closed.add("third"));

        assertThatIllegalStateException().isThrownBy(parts::close)
                .withCauseInstanceOf(IOException.class);
        assertThat(closed).containsExactly("third", "first");
        parts.close();
        assertThat(closed).hasSize(2);
    }

    @Test
    void failureOfTheStart_staysTheFirst() {
        parts.add(() -> {
            throw new IOException("disk full");
        });
        var failure = new IllegalArgumentException("start");

        parts.closeAfter(failure);

        assertThat(failure.getSuppressed()).hasSize(1);
    }
}
