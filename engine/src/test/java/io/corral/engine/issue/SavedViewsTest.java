package io.corral.engine.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.access.Preferences;
import io.corral.domain.access.Principal;
import io.corral.domain.access.Role;
import io.corral.domain.access.Scope;
import io.corral.domain.access.User;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.SavedView;
import io.corral.engine.issue.SavedViews.Result;
import io.corral.engine.issue.SavedViews.Wish;
import io.corral.testkit.memory.MemorySavedViewStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SavedViewsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final OrganizationId ACME = new OrganizationId(1);
    private static final Principal ANN = member(1, Role.MEMBER);
    private static final Principal BOB = member(2, Role.MEMBER);
    private static final Principal BOSS = member(3, Role.MANAGER);

    private final SavedViews views =
            new SavedViews(new MemorySavedViewStore(), InstantSource.fixed(NOW));

    private static Principal member(long id, Role role) {
        var user = new User(new UserId(id), id + "@example.com", "", true, NOW,
                Preferences.DEFAULT);
        return new Principal(user, null, EnumSet.allOf(Scope.class), Map.of(ACME, role));
    }

    private SavedView saved(Principal author, String name, boolean shared) {
        Result result = views.save(ACME, new Wish(name, shared, "query=x"), author);
        assertThat(result).isInstanceOf(Result.Done.class);
        return ((Result.Done) result).view();
    }

    private static void assertRefused(Result result) {
        assertThat(result).isInstanceOf(Result.Refused.class);
    }

    @Test
    void ownViews_areTheAuthorsAlone() {
        SavedView view = saved(ANN, " Mine ", false);

        assertThat(view.name()).isEqualTo("Mine");
        assertThat(views.visible(ACME, ANN)).containsExactly(view);
        assertThat(views.visible(ACME, BOB)).isEmpty();
        assertRefused(views.rename(ACME, view.id().toString(), "His", BOB));
        assertRefused(views.delete(ACME, view.id().toString(), BOSS));
        assertThat(views.rename(ACME, view.id().toString(), "Hers", ANN))
                .isEqualTo(new Result.Done(view.renamed("Hers")));
    }

    @Test
    void sharedViews_areChangedByAuthorAndManagers() {
        SavedView view = saved(ANN, "Ours", true);

        assertThat(views.visible(ACME, BOB)).containsExactly(view);
        assertThat(views.mayChange(view, BOB)).isFalse();
        assertRefused(views.delete(ACME, view.id().toString(), BOB));
        assertThat(views.delete(ACME, view.id().toString(), BOSS))
                .isEqualTo(new Result.Done(view));
        assertThat(views.visible(ACME, ANN)).isEmpty();
    }

    @Test
    void whoMayOnlyLook_savesForThemselvesAlone() {
        Principal guest = member(4, Role.READ_ONLY);

        assertRefused(views.save(ACME, new Wish("Ours", true, "query=x"), guest));
        SavedView own = saved(guest, "Mine", false);
        assertThat(views.visible(ACME, guest)).containsExactly(own);
    }

    @Test
    void viewsOfAnotherOrganization_areNotThere() {
        SavedView view = saved(ANN, "Ours", true);

        assertRefused(views.delete(new OrganizationId(2), view.id().toString(), ANN));
        assertThat(views.visible(ACME, ANN)).containsExactly(view);
    }

    @Test
    void nonsense_isRefused() {
        assertRefused(views.save(ACME, new Wish("  ", false, ""), ANN));
        assertRefused(views.save(ACME, new Wish("x".repeat(61), false, ""), ANN));
        assertRefused(views.save(ACME, new Wish("x", false, "y".repeat(4001)), ANN));
        assertRefused(views.rename(ACME, "0", "x", ANN));
        assertRefused(views.rename(ACME, "-1; drop", "x", ANN));
    }

    @Test
    void save_isBounded() {
        for (int i = 0; i < 200; i++) {
            saved(ANN, "view " + i, false);
        }
        assertRefused(views.save(ACME, new Wish("one more", false, ""), ANN));
        saved(BOB, "Bob has room", false);
    }
}
