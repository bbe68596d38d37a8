package io.corral.domain.triage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything triage looks at. What is empty was not seen, and the verdicts say so.
///
/// @param now when somebody looks; nothing else tells the time
/// @param sessions release health of the last 24 hours by project slug
/// @param corrections what people of the organisation said against earlier verdicts
public record TriageInput(Instant now, ProductContext context,
        Map<String, SessionHealth> sessions, List<ReleaseFacts> releases,
        List<IssueFacts> issues, List<Correction> corrections) {

    public TriageInput {
        corrections = List.copyOf(corrections);
        sessions = Map.copyOf(sessions);
        releases = List.copyOf(releases);
        issues = List.copyOf(issues);
    }

    /// An input nobody has corrected anything of.
    public TriageInput(Instant now, ProductContext context, Map<String, SessionHealth> sessions,
            List<ReleaseFacts> releases, List<IssueFacts> issues) {
        this(now, context, sessions, releases, issues, List.of());
    }

    /// The same, looked at another time.
    public TriageInput asOf(Instant time) {
        return new TriageInput(time, context, sessions, releases, issues, corrections);
    }

    /// The same with what the organisation says about its product.
    public TriageInput in(ProductContext product) {
        return new TriageInput(now, product, sessions, releases, issues, corrections);
    }

    /// The same about other issues.
    public TriageInput of(List<IssueFacts> others) {
        return new TriageInput(now, context, sessions, releases, others, corrections);
    }

    /// The same with what people said against earlier verdicts.
    public TriageInput corrected(List<Correction> said) {
        return new TriageInput(now, context, sessions, releases, issues, said);
    }

    /// Health of a project's sessions.
    ///
    /// @param crashFreeSessions percent
    /// @param crashFreeUsers percent; null when not known
    /// @param sessions how many there were; 0 when not known
    public record SessionHealth(double crashFreeSessions, @Nullable Double crashFreeUsers,
            long sessions) {}

    /// A release.
    ///
    /// @param projects slugs
    public record ReleaseFacts(String version, List<String> projects,
            @Nullable Instant releasedAt, List<Deploy> deploys, List<String> commits) {
        public ReleaseFacts {
            projects = List.copyOf(projects);
            deploys = List.copyOf(deploys);
            commits = List.copyOf(commits);
        }
    }

    /// A release that reached an environment.
    ///
    /// @param environment null when not told
    public record Deploy(String version, @Nullable String environment, Instant at) {}
}
