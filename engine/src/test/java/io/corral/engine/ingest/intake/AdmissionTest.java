package io.corral.engine.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.KeyId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.project.ClientKey;
import io.corral.domain.project.Project;
import io.corral.domain.project.ProjectSettings;
import io.corral.domain.project.Quota;
import io.corral.protocol.envelope.EnvelopeFraming.FramedItem;
import io.corral.protocol.envelope.ItemHeader;
import io.corral.protocol.envelope.ItemKind;
import io.corral.store.QueueEntry.RefusedItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:10Z");
    private static final Sender SENDER = sender(new Quota(100, Duration.ofMinutes(1)));

    private final Admission admission = new Admission(new RateLimiter());

    private static Sender sender(Quota quota) {
        var project = new Project(new ProjectId(1), new OrganizationId(1), "shop", "shop", null,
                NOW, List.of(), ProjectSettings.defaults());
        var key = new ClientKey(
                new KeyId(1), project.id(), "0".repeat(32), "Default", true, null, NOW);
        return new Sender(key, project, quota, null);
    }

    private static FramedItem item(ItemKind kind, @Nullable Integer count) {
        return new FramedItem(new ItemHeader(
                kind.wireName(), null, null, count, null, null, null, null), 10);
    }

    private List<Integer> refused(FramedItem... items) {
        return admission.admit(SENDER, List.of(items), NOW).refused().stream()
                .map(RefusedItem::position).toList();
    }

    @Test
    void spans_countOneByOne() {
        FramedItem hundred = item(ItemKind.SPAN, 100);

        assertThat(refused(hundred)).isEmpty();
        assertThat(refused(hundred)).containsExactly(0);
        assertThat(refused(item(ItemKind.EVENT, 100))).isEmpty();
    }

    @Test
    void attachments_shareTheFateOfTheirEvent() {
        FramedItem event = item(ItemKind.EVENT, null);
        for (int i = 0; i < 100; i++) {
            assertThat(refused(event)).isEmpty();
        }

        assertThat(refused(item(ItemKind.ATTACHMENT, null), event, item(ItemKind.SESSION, null)))
                .containsExactlyInAnyOrder(0, 1);
    }
}
