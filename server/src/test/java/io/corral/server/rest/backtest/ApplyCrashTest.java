package io.corral.server.rest.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.group.RuleSet;
import io.corral.domain.id.ProjectId;
import io.corral.engine.admin.Directory;
import io.corral.server.config.Configuration;
import io.corral.server.config.ConfigurationReader;
import io.corral.server.rest.ApiServer;
import io.corral.server.wiring.Application;
import io.corral.server.wiring.EmbeddedStores;
import io.corral.store.CrashPoint;
import io.corral.store.issue.IssueQuery;
import io.corral.testkit.KilledProcess;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Ends a server of its own while it makes a tried change, or undoes it, and looks at what the next
/// start leaves: events moved and other rules, or neither.
class ApplyCrashTest {

    private static final String RULE = "message:*late* -> late";

    @TempDir
    Path place;

    /// Ingests, tries a rule, makes the change, and undoes it.
    static void main(String[] arguments) {
        try (ApiServer server = ApiServer.start(Path.of(arguments[0]))) {
            server.event("{\"message\":\"the train is late\"}");
            server.event("{\"message\":\"the train is late\"}");
            server.event("{\"message\":\"parcels are late again\"}");
            var trials = new Trials(server);
            String change = trials.applied(trials.tried(
                    "{\"fingerprintingRules\":\"" + RULE + "\"}")).get("change").asString();
            server.post(Trials.CHANGES + change + "/undo/", "{}");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "REGROUP_PLANNING, 1, 0", "REGROUP_ISSUES_COMMITTED, 1, 1", "REGROUP_ROWS_COMMITTED, 1, 1",
        "REGROUP_FOLLOWED, 1, 1", "REGROUP_ROWS_COMMITTED, 2, 2"})
    void crash_anywhere_leavesEventsAndRulesOfOneVersion(
            CrashPoint point, int count, int version) throws Exception {
        KilledProcess.run(ApplyCrashTest.class, place, point, count);

        Configuration configuration = new ConfigurationReader().read(
                List.of("--data", place.resolve("data").toString(), "--port", "0"), Map.of());
        Application.start(configuration, Clock.systemUTC()).close();
        try (var stores = EmbeddedStores.open(configuration, Clock.systemUTC())) {
            ProjectId shop = new Directory(stores.directoryStore(), Clock.systemUTC()).current()
                    .projects().stream().filter(project -> project.slug().equals("shop"))
                    .findFirst().orElseThrow().id();
            Optional<RuleSet> rules = stores.ruleSets().newest(shop);
            List<Long> events = stores.issueQueries().list(IssueQuery.of(Set.of(shop))).rows()
                    .stream().map(row -> row.issue().numbers().events()).sorted().toList();

            assertThat(stores.regroups().unfinished()).isEmpty();
            assertThat(rules.map(RuleSet::number).orElse(0L)).isEqualTo(version);
            assertThat(rules.map(RuleSet::fingerprints).orElse(""))
                    .isEqualTo(version == 1 ? RULE : "");
            assertThat(events).isEqualTo(version == 1 ? List.of(3L) : List.of(1L, 2L));
        }
    }
}
