package io.corral.testkit.triage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was deployed when in a project, and so in which releases the events of an issue were.
record ReleaseHistory(List<Release> releases) {

    private record Current(String version, Instant from) {}

    ReleaseHistory {
        releases = List.copyOf(releases);
    }

    List<Release> of(Project project) {
        return releases.stream().filter(release -> release.projects().contains(project.slug()))
                .sorted(Comparator.comparing(Release::releasedAt)).toList();
    }

    /// Events per release, the latest event's first: as the file says, or by what was current in
    /// the issue's environment. Empty when its events name no release.
    List<Map.Entry<String, Long>> distribution(LabelledIssue issue, EventHours hours) {
        Optional<String> said = issue.text("release");
        if (said.isPresent()) {
            if (said.get().equals("none")) {
                return List.of();
            }
            Shares shares = Shares.of(said.get());
            List<Map.Entry<String, Long>> counts =
                    new ArrayList<>(shares.counts(hours.between(hours.begin(), hours.end())));
            counts.sort(Comparator.comparing(entry -> !entry.getKey().equals(shares.latest())));
            return counts;
        }
        return byDeploys(current(issue), hours);
    }

    private static List<Map.Entry<String, Long>> byDeploys(List<Current> order,
            EventHours hours) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = order.size() - 1; i >= 0; i--) {
            Instant from = i == 0 ? hours.begin() : order.get(i).from();
            Instant to = i == order.size() - 1 ? hours.end() : order.get(i + 1).from();
            if (from.isBefore(to)) {
                long events = hours.between(from, to);
                if (events > 0) {
                    counts.merge(order.get(i).version(), events, Long::sum);
                }
            }
        }
        return List.copyOf(counts.entrySet());
    }

    private List<Current> current(LabelledIssue issue) {
        String environment = issue.environments().latest();
        return of(issue.project()).stream()
                .flatMap(release -> release.deploys().stream()
                        .filter(deploy -> deploy.environment().equals(environment))
                        .map(deploy -> new Current(release.version(), deploy.at())))
                .sorted(Comparator.comparing(Current::from)).toList();
    }
}
