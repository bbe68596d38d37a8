package io.corral.tools.reading;

import java.util.List;

/// Which open issues of an organisation are wanted.
///
/// @param projects slugs; empty for all
/// @param environments empty for all
/// @param words of Sentry's issue search; empty for all open errors
/// @param period how far back issues were seen, such as `14d`
/// @param issuesMax how many are listed, the latest seen first
/// @param eventsMax of how many the latest event and tags are asked for
public record ReadingQuery(List<String> projects, List<String> environments, String words,
        String period, int issuesMax, int eventsMax) {

    public ReadingQuery {
        projects = List.copyOf(projects);
        environments = List.copyOf(environments);
    }

    /// The search, with what holds unless the words say otherwise.
    ///
    /// @param onlyErrors whether issues of other kinds are left out; older servers do not know how
    String search(boolean onlyErrors) {
        var search = new StringBuilder();
        if (!words.contains("is:") && !words.contains("status:")) {
            search.append("is:unresolved ");
        }
        if (onlyErrors && !words.contains("issue.")) {
            search.append("issue.category:error ");
        }
        if (projects.size() == 1) {
            search.append("project:").append(projects.getFirst()).append(' ');
        } else if (!projects.isEmpty()) {
            search.append("project:[").append(String.join(",", projects)).append("] ");
        }
        return search.append(words).toString().strip();
    }
}
