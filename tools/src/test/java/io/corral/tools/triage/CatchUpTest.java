package io.corral.tools.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.testkit.sentry.SentryDouble;
import io.corral.testkit.sentry.SentryDouble.Refusal;
import io.corral.testkit.triage.LabelledOrganization;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/// `catch-up` over a server that answers as sentry.io does.
class CatchUpTest {

    @TempDir
    Path caches;

    private final LabelledOrganization organization = LabelledOrganization.all().stream()
            .filter(each -> !each.heldOut()).findFirst().orElseThrow();
    private SentryDouble server;
    private Instant now = organization.now();

    @BeforeEach
    void start() {
        server = new SentryDouble(organization);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String ask(Map<String, List<String>> given) {
        return AskedTool.answer(server, organization, "catch-up", given, now, caches);
    }

    private static String line(String text, String name) {
        return text.lines().filter(line -> line.startsWith(name + ": ")).findFirst().orElse("");
    }

    @Test
    void eachChange_isInItsList() {
        ObjectNode fresh = server.issues().get(0);
        // A core flow that is broken: no noise, which is counted only.
        ObjectNode worse = server.issues().stream()
                .filter(issue -> issue.path("shortId").asString("").equals("SW-4F")).findFirst()
                .orElseThrow();
        ObjectNode fixed = server.issues().get(2);
        Instant hourAgo = now.minus(Duration.ofHours(1));
        server.issues().forEach(issue -> issue.put("substatus", "ongoing")
                .put("firstSeen", now.minus(Duration.ofDays(40)).toString()));
        fresh.put("firstSeen", hourAgo.toString()).put("substatus", "new");
        worse.put("substatus", "regressed");
        fixed.put("status", "resolved");
        server.history(worse, "set_regression", hourAgo);
        server.history(fixed, "set_resolved_in_release", hourAgo);
        String text = ask(Map.of("since", List.of("2h")));
        assertThat(line(text, "new")).isEqualTo("new: 1");
        assertThat(line(text, "fixed")).isEqualTo("fixed: 1");
        assertThat(text).contains(worse.path("shortId").asString() + " regressed",
                fixed.path("shortId").asString() + " resolved in release by Ana",
                fresh.path("shortId").asString() + " new");
        assertThat(ask(Map.of("since", List.of("30m")))).contains("new: 0", "fixed: 0")
                .doesNotContain(" regressed");
    }

    @Test
    void withoutATime_itCountsFromTheLastTime() {
        String monday = ask(Map.of());
        assertThat(line(monday, "since")).doesNotContain(now.toString().substring(0, 16));
        Instant first = now;
        now = now.plus(Duration.ofMinutes(20));
        assertThat(line(ask(Map.of()), "since")).as("still the same look")
                .isEqualTo(line(monday, "since"));
        now = now.plus(Duration.ofHours(20));
        assertThat(line(ask(Map.of()), "since")).contains(first.toString().substring(0, 16));
    }

    @Test
    void historiesThatMayNotBeRead_areSaid() {
        server.issues().forEach(issue -> issue.put("substatus", "escalating"));
        server.refuse(asked -> asked.path().endsWith("/activities/")
                ? Optional.of(Refusal.of(403, "no"))
                : Optional.empty());
        assertThat(ask(Map.of("since", List.of("1d"))))
                .contains("! not seen: histories of issues, the token may not read them");
    }
}
