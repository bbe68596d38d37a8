package io.corral.protocol.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.EventId;
import io.corral.domain.outcome.DataCategory;
import io.corral.domain.outcome.InvalidReason;
import io.corral.protocol.Slice;
import io.corral.protocol.report.ClientReport.Cause;
import io.corral.protocol.report.ClientReport.Discarded;
import io.corral.protocol.report.ClientReportReader.ClientReportRead;
import io.corral.protocol.report.UserReportReader.UserReportRead;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReportReaderTest {

    private static final EventId EVENT = new EventId(1, 2);

    @Test
    void clientReport_everyListIsRead() {
        var read = (ClientReportRead.Read) ClientReportReader.read(slice(
                "{\"timestamp\":1795256100,\"discarded_events\":[{\"reason\":\"sample_rate\","
                        + "\"category\":\"transaction\",\"quantity\":12}],\"rate_limited_events\":"
                        + "[{\"reason\":\"x\",\"category\":\"error\",\"quantity\":\"3\"}],"
                        + "\"filtered_events\":[{\"reason\":\"y\",\"category\":\"new\","
                        + "\"quantity\":1}]}"));

        assertThat(read.report().timestamp()).isEqualTo("2026-11-21T10:15:00Z");
        assertThat(read.report().discarded()).containsExactly(
                new Discarded(Cause.CLIENT, "sample_rate", DataCategory.TRANSACTION, 12),
                new Discarded(Cause.RATE_LIMIT, "x", DataCategory.ERROR, 3),
                new Discarded(Cause.FILTER, "y", DataCategory.DEFAULT, 1));
    }

    @Test
    void clientReport_senselessEntriesAreLeftOut() {
        var read = (ClientReportRead.Read) ClientReportReader.read(slice(
                "{\"discarded_events\":[{\"reason\":\"a\",\"category\":\"error\",\"quantity\":0},"
                        + "{\"reason\":\"a\",\"category\":\"error\",\"quantity\":-1},"
                        + "{\"category\":\"error\",\"quantity\":1},7,null,"
                        + "{\"reason\":\"a\",\"quantity\":1e30}]}"));

        assertThat(read.report().discarded()).isEmpty();
    }

    @Test
    void clientReport_thatIsNoJson_isRejected() {
        assertThat(ClientReportReader.read(slice("[]")))
                .isEqualTo(new ClientReportRead.Rejected(InvalidReason.MALFORMED_JSON));
    }

    @Test
    void userReport_idOfTheEnvelopeWhereItHasNone() {
        var read = (UserReportRead.Read) UserReportReader.read(
                slice("{\"name\":\"Ada\",\"email\":\"\",\"comments\":\"broken\"}"), EVENT);

        assertThat(read.report()).isEqualTo(new UserReport(EVENT, "Ada", null, "broken"));
    }

    @Test
    void userReport_withoutTextOrEvent_isRejected() {
        var missing = new UserReportRead.Rejected(InvalidReason.MISSING_FIELD);

        assertThat(UserReportReader.read(slice("{\"name\":\"Ada\"}"), EVENT)).isEqualTo(missing);
        assertThat(UserReportReader.read(slice("{\"comments\":\"x\"}"), null)).isEqualTo(missing);
        assertThat(UserReportReader.read(
                slice("{\"event_id\":\"x\",\"comments\":\"x\"}"), EVENT)).isEqualTo(missing);
    }

    private static Slice slice(String text) {
        return Slice.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
