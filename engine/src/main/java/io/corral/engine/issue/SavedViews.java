package io.corral.engine.issue;

import io.corral.domain.access.Principal;
import io.corral.domain.access.Scope;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.SavedViewId;
import io.corral.domain.issue.SavedView;
import io.corral.store.issue.SavedViewStore;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lists of issues that people save under a name, for themselves or for everybody in their
/// organisation. What a person does not see is, for them, not there. Thread-safe.
public final class SavedViews {

    /// More than this would not help anybody to find theirs.
    private static final int VISIBLE_MAX = 200;

    private final SavedViewStore store;
    private final InstantSource clock;

    public SavedViews(SavedViewStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// What came of a wish.
    public sealed interface Result {
        /// The view as it is now, or was before it was deleted.
        record Done(SavedView view) implements Result {}

        /// Nothing changed; the sentence says why.
        record Refused(String sentence) implements Result {}
    }

    /// What somebody wants to keep.
    public record Wish(String name, boolean shared, String parameters) {}

    /// The views somebody sees, by name.
    public List<SavedView> visible(OrganizationId organization, Principal principal) {
        return store.visible(organization, principal.user().id());
    }

    /// Whether somebody may rename or delete a view: their own, or a shared one as a manager.
    public boolean mayChange(SavedView view, Principal principal) {
        return view.author().equals(principal.user().id())
                || (view.shared() && principal.may(Scope.ORG_WRITE, view.organization()));
    }

    /// Whether somebody may save views for everybody.
    public boolean mayShare(OrganizationId organization, Principal principal) {
        return principal.may(Scope.EVENT_WRITE, organization);
    }

    /// Keeps a view.
    public Result save(OrganizationId organization, Wish wish, Principal principal) {
        if (visible(organization, principal).size() >= VISIBLE_MAX) {
            return new Result.Refused(
                    "There are " + VISIBLE_MAX + " views already; delete one first.");
        }
        if (wish.shared() && !mayShare(organization, principal)) {
            return new Result.Refused("Your role in this organisation may not share views.");
        }
        String wrong = wrongName(wish.name());
        if (wrong == null && wish.parameters().length() > SavedView.PARAMETERS_LENGTH_MAX) {
            wrong = "That search is too long to be saved.";
        }
        return wrong != null
                ? new Result.Refused(wrong)
                : put(new SavedView(store.nextId(), organization, principal.user().id(),
                        wish.shared(), wish.name(), wish.parameters(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    /// Gives a view another name.
    public Result rename(
            OrganizationId organization, String view, String name, Principal principal) {
        String wrong = wrongName(name);
        return wrong != null
                ? new Result.Refused(wrong)
                : changeable(organization, view, principal)
                        .map(found -> put(found.renamed(name)))
                        .orElseGet(SavedViews::missing);
    }

    /// Forgets a view.
    public Result delete(OrganizationId organization, String view, Principal principal) {
        return changeable(organization, view, principal).<Result>map(found -> {
            store.delete(found.id());
            return new Result.Done(found);
        }).orElseGet(SavedViews::missing);
    }

    private Result put(SavedView view) {
        store.put(view);
        return new Result.Done(view);
    }

    private Optional<SavedView> changeable(
            OrganizationId organization, String view, Principal principal) {
        return view.matches("[1-9]\\d{0,17}")
                ? store.find(new SavedViewId(Long.parseLong(view)))
                        .filter(found -> found.organization().equals(organization)
                                && mayChange(found, principal))
                : Optional.empty();
    }

    private static Result missing() {
        return new Result.Refused("There is no such view, or it is somebody else's.");
    }

    private static @Nullable String wrongName(String name) {
        int length = name.strip().length();
        return length >= 1 && length <= SavedView.NAME_LENGTH_MAX
                ? null
                : "A view needs a name of 1 to " + SavedView.NAME_LENGTH_MAX + " characters.";
    }
}
