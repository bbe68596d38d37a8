package io.corral.engine.triage;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.project.Organization;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.store.StoreException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Goes over all organisations so that one with more events than a question may look at does not
/// keep the others from their turn.
public final class EachOrganization {

    private EachOrganization() {}

    /// Does something for each of them; what a store refused is thrown when all had their turn.
    public static void of(DirectorySnapshot directory, Consumer<OrganizationId> work) {
        StoreException failure = null;
        for (Organization organization : directory.organizations()) {
            try {
                work.accept(organization.id());
            } catch (StoreException e) {
                failure = with(failure, e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static StoreException with(@Nullable StoreException first, StoreException next) {
        if (first == null) {
            return next;
        }
        first.addSuppressed(next);
        return first;
    }
}
