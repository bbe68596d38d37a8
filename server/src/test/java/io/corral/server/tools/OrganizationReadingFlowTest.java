package io.corral.server.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.triage.Triage;
import io.corral.domain.triage.TriageSettings;
import io.corral.domain.triage.Verdict;
import io.corral.protocol.triage.BundleReader;
import io.corral.protocol.triage.BundleReader.BundleRead;
import io.corral.server.rest.ApiServer;
import io.corral.server.tools.RecordingProxy.Exchange;
import io.corral.tools.client.ClientSettings;
import io.corral.tools.client.Patience;
import io.corral.tools.client.PatientTransport;
import io.corral.tools.client.SentryClient;
import io.corral.tools.reading.DiskCache;
import io.corral.tools.reading.Gathered;
import io.corral.tools.reading.OrganizationReading;
import io.corral.tools.reading.Progress;
import io.corral.tools.reading.ReadingQuery;
import io.corral.tools.reading.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A whole server read over its API, as `corral triage --source sentry` does: the same verdicts as
/// it has itself, nothing but reads, and a second time hardly any.
class OrganizationReadingFlowTest {

    private static final String CONTEXT = """
            {"text": "flows:\\n  - {name: Search, patterns: ['/search*'], impact: revenue}\\n"}""";

    @TempDir
    Path directory;

    @Test
    void ownServer_isJudgedAsItJudgesItself() {
        try (var server = ApiServer.start(directory.resolve("data"))) {
            DemoShop.fill(server);
            server.put("organizations/acme/triage/context/", CONTEXT);
            try (var proxy = new RecordingProxy(server.url())) {
                Gathered first = read(server, proxy);
                List<Exchange> asked = proxy.taken();
                assertThat(asked).allSatisfy(
                        exchange -> assertThat(exchange.method()).isEqualTo("GET"));
                assertThat(first.notes()).isEmpty();
                assertThat(first.whole()).isEqualTo(first.issues());
                assertThat(first.bundle().path("context").path("flows")).isNotEmpty();
                assertThat(first.bundle().path("sessions").path("projects")).isNotEmpty();
                assertThat(first.bundle().path("releases")).isNotEmpty();
                compare(server, first);
                Gathered second = read(server, proxy);
                List<Exchange> again = proxy.taken();
                System.out.println(first.issues() + " issues; requests of first and second run: "
                        + asked.size() + ", " + again.size());
                assertThat(second.kept()).isEqualTo(first.issues());
                assertThat(again).hasSizeLessThan(6);
                correctionsHoldHereToo(server, proxy);
                prioritiesAreSetAtOnce(server, first.bundle().path("issues"));
            }
        }
    }

    private Gathered read(ApiServer server, RecordingProxy proxy) {
        var settings = new ClientSettings(proxy.url(), server.fullToken(), "acme", null);
        try (var plain = new SentryClient(settings)) {
            var patient = new PatientTransport(plain.transport(),
                    Patience.of(Duration.ofMinutes(1), 4, _ -> {}));
            return new OrganizationReading(new Source(plain.through(patient), "acme"),
                    new ReadingQuery(List.of(), List.of(), "", "90d", 1000, 1000),
                    DiskCache.in(directory.resolve("caches"), proxy.url(), "acme",
                            InstantSource.system(), false),
                    Progress.SILENT, InstantSource.system()).read();
        }
    }

    // Said of one issue after its event and tags were kept: the next run heeds it.
    private void correctionsHoldHereToo(ApiServer server, RecordingProxy proxy) {
        JsonNode worst = server.get("organizations/acme/triage/").json().path(0);
        String shortId = worst.path("shortId").asString();
        server.post("organizations/acme/triage/corrections/", "{\"issue\":\"" + shortId
                + "\",\"tier\":4,\"word\":\"only in the old shop\"}");
        proxy.taken();
        Gathered corrected = read(server, proxy);
        assertThat(proxy.taken()).filteredOn(exchange -> exchange.path().contains("/corrections/"))
                .hasSize(1);
        assertThat(corrected.notes()).isEmpty();
        assertThat(corrected.kept()).isEqualTo(corrected.issues());
        assertThat(corrected.bundle().path("corrections")).hasSize(1);
        compare(server, corrected);
        JsonNode own = server.get("organizations/acme/triage/?per_page=100").json().valueStream()
                .filter(each -> each.path("shortId").asString().equals(shortId)).findFirst()
                .orElseThrow();
        Verdict read = ranked(corrected).stream()
                .filter(each -> each.shortId().equals(shortId)).findFirst().orElseThrow();
        assertThat(read.tier()).isEqualTo(4);
        assertThat(read.reasons().getFirst().evidence()).contains("only in the old shop")
                .isEqualTo(own.path("reasons").path(0).path("evidence").asString());
    }

    // As --apply sends it; what a person set says when, one by one and in lists, so that it stays.
    private static void prioritiesAreSetAtOnce(ApiServer server, JsonNode issues) {
        List<String> ids = List.of(issues.path(0).path("id").asString(),
                issues.path(1).path("id").asString());
        server.put("organizations/acme/issues/?id=" + ids.get(0) + "&id=" + ids.get(1)
                + "&project=-1", "{\"priority\":\"low\"}");
        ids.forEach(id -> assertThat(server.get("organizations/acme/issues/" + id + "/").json()
                .path("priority").asString()).isEqualTo("low"));
        Map<String, String> locked = server.get("organizations/acme/issues/?limit=100").json()
                .valueStream().collect(Collectors.toMap(issue -> issue.path("id").asString(),
                        issue -> issue.path("priorityLockedAt").asString("never")));
        assertThat(locked.get(ids.getFirst())).startsWith("20").isEqualTo(server.get(
                "organizations/acme/issues/" + ids.getFirst() + "/").json()
                .path("priorityLockedAt").asString());
        assertThat(locked.values()).contains("never");
    }

    private static void compare(ApiServer server, Gathered gathered) {
        Map<String, String> own = server.get("organizations/acme/triage/?per_page=100").json()
                .valueStream().collect(Collectors.toMap(
                        verdict -> verdict.path("shortId").asString(),
                        OrganizationReadingFlowTest::summary));
        List<String> differ = new ArrayList<>();
        for (Verdict verdict : ranked(gathered)) {
            String said = verdict.tier() + " " + verdict.severity() + " "
                    + (verdict.noise() == null ? "" : verdict.noise().wireName());
            String there = own.get(verdict.shortId());
            if (!said.equals(there)) {
                differ.add(verdict.shortId() + " read: " + said + " " + verdict.path()
                        + ", itself: " + there);
            }
        }
        assertThat(own).hasSize(gathered.issues());
        differ.forEach(System.out::println);
        // The API names frames of scripts from elsewhere as not the application's.
        assertThat(differ.size()).isLessThanOrEqualTo(own.size() / 20);
    }

    private static List<Verdict> ranked(Gathered gathered) {
        if (!(BundleReader.read(gathered.bundle(),
                Instant.EPOCH) instanceof BundleRead.Read(var input, var problems))) {
            throw new AssertionError("no bundle");
        }
        assertThat(problems).isEmpty();
        return Triage.rank(input, TriageSettings.DEFAULTS);
    }

    private static String summary(JsonNode verdict) {
        return verdict.path("tier").asInt() + " " + verdict.path("severity").asString() + " "
                + verdict.path("noise").asString("");
    }
}
