package io.corral.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.access.Preferences;
import io.corral.domain.access.User;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.SavedViewId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.SavedView;
import io.corral.domain.project.Organization;
import io.corral.store.directory.DirectoryChange.PutOrganization;
import io.corral.store.directory.DirectoryChange.PutUser;
import io.corral.store.directory.DirectoryStore;
import io.corral.store.issue.SavedViewStore;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [SavedViewStore] does.
public abstract class SavedViewStoreContract {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123456Z");
    private static final OrganizationId ACME = new OrganizationId(1);
    private static final OrganizationId OTHER = new OrganizationId(2);
    private static final UserId ANN = new UserId(1);
    private static final UserId BOB = new UserId(2);

    /// The stores under test.
    ///
    /// @param directory knows the people and organisations that views name
    public record Opened(DirectoryStore directory, SavedViewStore views) {}

    /// The store under test.
    @SuppressWarnings("NullAway.Init")
    protected SavedViewStore store;

    /// Opens both stores, empty.
    protected abstract Opened open() throws Exception;

    @BeforeEach
    void openFirst() throws Exception {
        Opened opened = open();
        opened.directory().apply(List.of(
                new PutOrganization(new Organization(ACME, "acme", "Acme", NOW, null)),
                new PutOrganization(new Organization(OTHER, "other", "Other", NOW, null)),
                new PutUser(user(ANN, "ann@example.com")),
                new PutUser(user(BOB, "bob@example.com"))), List.of());
        store = opened.views();
    }

    private static User user(UserId id, String email) {
        return new User(id, email, "", true, NOW, Preferences.DEFAULT);
    }

    private SavedView view(OrganizationId organization, UserId author, boolean shared,
            String name) {
        return new SavedView(store.nextId(), organization, author, shared, name,
                "query=is%3Aunresolved+%F0%9F%90%8E&sort=new", NOW);
    }

    private SavedView kept(OrganizationId organization, UserId author, boolean shared,
            String name) {
        SavedView view = view(organization, author, shared, name);
        store.put(view);
        return view;
    }

    @Test
    void put_keepsEverything_andReplaces() {
        SavedView view = kept(ACME, ANN, true, "Mine \uD83D\uDC0E \u05E9");
        assertThat(store.find(view.id())).contains(view);

        store.put(view.renamed("Ours"));
        assertThat(store.find(view.id())).contains(view.renamed("Ours"));
        assertThat(store.visible(ACME, ANN)).containsExactly(view.renamed("Ours"));
    }

    @Test
    void visible_isSharedAndOwn_byName() {
        SavedView shared = kept(ACME, BOB, true, "beta");
        SavedView own = kept(ACME, ANN, false, "Alpha");
        SavedView sameName = kept(ACME, ANN, false, "BETA");
        SavedView hidden = kept(ACME, BOB, false, "secret");
        SavedView elsewhere = kept(OTHER, ANN, true, "alpha");

        assertThat(store.visible(ACME, ANN)).containsExactly(own, shared, sameName);
        assertThat(store.visible(ACME, BOB)).containsExactly(shared, hidden);
        assertThat(store.visible(OTHER, BOB)).containsExactly(elsewhere);
    }

    @Test
    void delete_forgets_andItsNumberIsNotGivenAgain() {
        SavedView view = kept(ACME, ANN, false, "Mine");
        store.delete(view.id());
        store.delete(new SavedViewId(99));

        assertThat(store.find(view.id())).isEmpty();
        assertThat(store.visible(ACME, ANN)).isEmpty();
        assertThat(store.nextId()).isGreaterThan(view.id());
    }
}
