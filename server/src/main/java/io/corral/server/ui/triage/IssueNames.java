package io.corral.server.ui.triage;

import io.corral.domain.id.IssueId;
import io.corral.server.http.Query;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Reads which issues a form or an address is about.
final class IssueNames {

    private static final int ISSUES_MAX = 1_000;

    private IssueNames() {}

    static Set<IssueId> all(Query query) {
        Set<IssueId> ids = new LinkedHashSet<>();
        for (String name : query.all("issue")) {
            if (ids.size() < ISSUES_MAX && name.matches("[1-9]\\d{0,17}")) {
                ids.add(new IssueId(Long.parseLong(name)));
            }
        }
        return ids;
    }

    static Optional<IssueId> first(Query query) {
        return all(query).stream().findFirst();
    }
}
