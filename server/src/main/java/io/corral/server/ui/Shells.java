package io.corral.server.ui;

import io.corral.domain.access.Principal;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.web.page.Shell;

/// What surrounds the pages of somebody who is signed in.
final class Shells {

    private Shells() {}

    static Shell of(String title, Principal principal, DirectorySnapshot directory) {
        return new Shell(title, principal.user().name(),
                directory.organizationsVisibleTo(principal).stream()
                        .map(organization -> new Shell.Link(
                                "/organizations/" + organization.slug() + "/issues/",
                                organization.name()))
                        .toList());
    }
}
