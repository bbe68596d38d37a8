package io.corral.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.project.Organization;
import io.corral.store.definition.Definition;
import io.corral.store.definition.DefinitionKind;
import io.corral.store.definition.DefinitionStore;
import io.corral.store.definition.DefinitionStore.Kept;
import io.corral.store.directory.DirectoryChange.PutOrganization;
import io.corral.store.directory.DirectoryStore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [DefinitionStore] does.
public abstract class DefinitionStoreContract {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123456Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final OrganizationId ACME = new OrganizationId(1);
    private static final OrganizationId OTHER = new OrganizationId(2);

    /// The stores under test.
    ///
    /// @param directory knows the organisations that definitions name
    public record Opened(DirectoryStore directory, DefinitionStore definitions) {}

    /// The store under test.
    @SuppressWarnings("NullAway.Init")
    protected DefinitionStore store;

    /// Opens both stores, empty.
    protected abstract Opened open() throws Exception;

    @BeforeEach
    void openFirst() throws Exception {
        Opened opened = open();
        opened.directory().apply(List.of(
                new PutOrganization(new Organization(ACME, "acme", "Acme", NOW, null)),
                new PutOrganization(new Organization(OTHER, "other", "Other", NOW, null))),
                List.of());
        store = opened.definitions();
    }

    private static Definition monitor(
            OrganizationId organization, @Nullable Long project, @Nullable String key) {
        return new Definition(0, organization, DefinitionKind.MONITOR,
                project == null ? null : new ProjectId(project), key, new UserId(7),
                "{\"name\":\"🐎\"}", NOW, NOW);
    }

    private Definition added(Definition definition) {
        return ((Kept.Done) store.add(definition)).definition();
    }

    @Test
    void added_isFoundByIdAndKey_asItWas() {
        Definition kept = added(monitor(ACME, 3L, "nightly"));

        assertThat(kept.id()).isPositive();
        assertThat(kept).isEqualTo(monitor(ACME, 3L, "nightly").withId(kept.id()));
        assertThat(store.find(ACME, DefinitionKind.MONITOR, kept.id())).contains(kept);
        assertThat(store.find(ACME, DefinitionKind.MONITOR, "nightly")).contains(kept);
    }

    @Test
    void find_elsewhere_isEmpty() {
        Definition kept = added(monitor(ACME, null, "nightly"));

        assertThat(store.find(OTHER, DefinitionKind.MONITOR, kept.id())).isEmpty();
        assertThat(store.find(OTHER, DefinitionKind.MONITOR, "nightly")).isEmpty();
        assertThat(store.find(ACME, DefinitionKind.WORKFLOW, kept.id())).isEmpty();
        assertThat(store.list(OTHER, DefinitionKind.MONITOR)).isEmpty();
        assertThat(store.delete(OTHER, DefinitionKind.MONITOR, kept.id())).isFalse();
        assertThat(store.replace(monitor(OTHER, null, "x").withId(kept.id())))
                .isEqualTo(new Kept.Gone());
        assertThat(store.list(ACME, DefinitionKind.MONITOR)).containsExactly(kept);
    }

    @Test
    void key_isTakenOnce_withinOrganizationAndKind() {
        Definition first = added(monitor(ACME, null, "nightly"));
        Definition second = added(monitor(ACME, null, "hourly"));

        assertThat(store.add(monitor(ACME, null, "nightly"))).isEqualTo(new Kept.Taken());
        assertThat(store.replace(second.rewritten("nightly", "{}", LATER)))
                .isEqualTo(new Kept.Taken());
        assertThat(store.add(monitor(OTHER, null, "nightly"))).isInstanceOf(Kept.Done.class);
        assertThat(store.add(monitor(ACME, null, null))).isInstanceOf(Kept.Done.class);
        assertThat(store.add(monitor(ACME, null, null))).isInstanceOf(Kept.Done.class);
        assertThat(store.find(ACME, DefinitionKind.MONITOR, "nightly")).contains(first);
    }

    @Test
    void replace_changesKeyProjectAndBody_keepsAuthorAndBeginning() {
        Definition kept = added(monitor(ACME, 3L, "nightly"));
        Definition wish = kept.inProject(new ProjectId(4)).rewritten("daily", "[1]", LATER);

        assertThat(store.replace(wish)).isEqualTo(new Kept.Done(wish));
        assertThat(store.find(ACME, DefinitionKind.MONITOR, "daily")).contains(wish);
        assertThat(store.find(ACME, DefinitionKind.MONITOR, "nightly")).isEmpty();
    }

    @Test
    void deleted_isGone_andItsIdDoesNotComeAgain() {
        Definition kept = added(monitor(ACME, null, "nightly"));

        assertThat(store.delete(ACME, DefinitionKind.MONITOR, kept.id())).isTrue();
        assertThat(store.delete(ACME, DefinitionKind.MONITOR, kept.id())).isFalse();
        assertThat(store.replace(kept)).isEqualTo(new Kept.Gone());
        assertThat(added(monitor(ACME, null, "nightly")).id()).isGreaterThan(kept.id());
    }

    @Test
    void deleteProject_forgetsWhatBelongsToIt() {
        added(monitor(ACME, 3L, "a"));
        Definition other = added(monitor(ACME, 4L, "b"));
        Definition whole = added(monitor(ACME, null, "c"));

        store.deleteProject(new ProjectId(3));

        assertThat(store.list(ACME, DefinitionKind.MONITOR)).containsExactly(other, whole);
    }

    @Test
    void kind_isFullAtItsBound() {
        for (int i = 0; i < DefinitionStore.PER_KIND_MAX; i++) {
            added(monitor(ACME, null, null));
        }

        assertThat(store.add(monitor(ACME, null, null))).isEqualTo(new Kept.Full());
        assertThat(store.add(monitor(OTHER, null, null))).isInstanceOf(Kept.Done.class);
    }

    @Test
    void body_isBounded() {
        String large = "x".repeat(Definition.BODY_LENGTH_MAX + 1);

        assertThatThrownBy(() -> monitor(ACME, null, null).rewritten(null, large, NOW))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("262144");
    }
}
