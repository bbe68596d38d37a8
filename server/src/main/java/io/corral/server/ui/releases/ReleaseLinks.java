package io.corral.server.ui.releases;

import io.corral.domain.id.ProjectId;
import io.corral.server.ui.Address;
import io.corral.server.ui.Visit;
import java.util.List;
import java.util.Set;

/// Where pages of releases lead to.
final class ReleaseLinks {

    private static final String LONGEST = "90d";

    private ReleaseLinks() {}

    /// The page of a release.
    static Address release(Visit visit, String version) {
        return Address.of(visit.address("releases/" + Address.segment(version) + "/"));
    }

    /// The issues a release brought.
    ///
    /// @param projects empty means all
    static String newIssues(Visit visit, String version, Set<ProjectId> projects) {
        String quoted = version.replace("\\", "\\\\").replace("\"", "\\\"");
        List<String> ids = projects.stream().map(ProjectId::toString).sorted().toList();
        return Address.of(visit.address("issues/"))
                .with("query", "first-release:\"" + quoted + "\"")
                .with("project", ids)
                .with("statsPeriod", LONGEST).toString();
    }
}
