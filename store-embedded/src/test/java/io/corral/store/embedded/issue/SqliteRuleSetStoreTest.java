package io.corral.store.embedded.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.group.RuleSet;
import io.corral.domain.id.ProjectId;
import io.corral.store.embedded.TestDatabase;
import io.corral.store.embedded.sqlite.SqliteDatabase;
import io.corral.store.grouping.RuleSetStore;
import io.corral.testkit.contract.RuleSetStoreContract;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteRuleSetStoreTest extends RuleSetStoreContract {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @Override
    protected RuleSetStore store() {
        return new SqliteRuleSetStore(database.open().database());
    }

    @Test
    void projectsFromBeforeVersion2_stayOnVersion1() {
        SqliteDatabase sqlite = database.open().database();
        var store = new SqliteRuleSetStore(sqlite);
        sqlite.write(session -> Call.of(session, """
                INSERT INTO organization (id, slug, name, created_at) VALUES (1, 'o', 'O', 5)
                """).run());
        sqlite.write(session -> Call.of(session, """
                INSERT INTO project (id, organization_id, slug, name, created_at,
                    filter_extensions, filter_crawlers, filter_localhost, filter_messages,
                    filter_releases, scrub, scrub_default_keys, scrub_sensitive_keys,
                    scrub_safe_keys, scrub_addresses, origins)
                VALUES (7, 1, 'p', 'P', 5, 0, 0, 0, '', '', 0, 0, '', '', 0, '')
                """).run());
        sqlite.write(session -> Call.of(session, migration()).run());

        RuleSet pinned = store.newest(new ProjectId(7)).orElseThrow();
        assertThat(pinned.algorithm()).isEqualTo(1);
        assertThat(pinned.isInTransition(Instant.EPOCH)).isFalse();
        assertThat(store.newest(new ProjectId(8))).isEmpty();
    }

    private static String migration() {
        String path = "/io/corral/store/embedded/corral/0951_algorithm.sql";
        try (InputStream file = SqliteRuleSetStoreTest.class.getResourceAsStream(path)) {
            return new String(
                    Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }
}
