package io.corral.server.rest.issues;

import io.corral.domain.access.Scope;
import io.corral.engine.proposal.Proposals;
import io.corral.engine.proposal.Proposals.Similar;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.Call;
import io.corral.server.rest.issues.IssueViews.Counted;
import io.corral.server.rest.issues.IssueViews.Extent;
import io.corral.server.rest.scope.ReadStores;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The issues most like one, as the last look at the project found them. Our own endpoint.
public final class SimilarIssueRoutes {

    private static final int SIMILAR_MAX = 8;

    private final ReadStores stores;
    private final Proposals proposals;

    public SimilarIssueRoutes(ReadStores stores, Proposals proposals) {
        this.stores = stores;
        this.proposals = proposals;
    }

    /// An issue and how much it is like the one asked about, each from 0 to 1.
    record SimilarView(IssueView issue, double score, double types, double template) {}

    /// Adds the routes.
    public void addTo(Api api) {
        new IssuePaths(api, stores.issues())
                .add("GET", "similar/", Scope.EVENT_READ, this::similar);
    }

    private Answer similar(Call call, FoundIssue found) {
        List<Similar> similar = proposals.similarTo(found.issue().id(), SIMILAR_MAX);
        List<IssueView> views = new IssueViews(stores.issues()).of(call,
                similar.stream().map(each -> Counted.whole(each.issue())).toList(),
                new Extent(List.of(), Set.of(), false));
        List<SimilarView> answered = new ArrayList<>();
        for (int i = 0; i < Math.min(views.size(), similar.size()); i++) {
            var evidence = similar.get(i).pair().evidence();
            answered.add(new SimilarView(views.get(i), evidence.score(), evidence.types(),
                    evidence.template()));
        }
        return Answers.json(200, answered);
    }
}
