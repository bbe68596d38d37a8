package io.corral.testkit.triage;

import java.time.Instant;
import java.util.List;

/// A release of one or more projects.
///
/// @param deploys in the order they were written, the first one dates the release
record Release(String version, List<String> projects, List<Deploy> deploys,
        List<String> commits) {

    record Deploy(String environment, Instant at) {}

    Release {
        projects = List.copyOf(projects);
        deploys = List.copyOf(deploys);
        commits = List.copyOf(commits);
    }

    /// Reads `web@8.4.0 web,api production@11:09,staging@-1d/10:00 | commit message | another`.
    static Release of(String text, Moments moments) {
        List<String> parts = List.of(text.split(" +\\| +", -1));
        List<String> words = List.of(parts.getFirst().split(" +", -1));
        List<Deploy> deploys = List.of(words.get(2).split(",", -1)).stream().map(deploy -> {
            String[] halves = deploy.split("@", 2);
            return new Deploy(halves[0], moments.at(halves[1]));
        }).toList();
        return new Release(words.get(0), List.of(words.get(1).split(",", -1)), deploys,
                parts.subList(1, parts.size()));
    }

    Instant releasedAt() {
        return deploys.getFirst().at();
    }
}
