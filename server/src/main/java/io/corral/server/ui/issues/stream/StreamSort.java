package io.corral.server.ui.issues.stream;

import io.corral.store.issue.IssueSort;

/// Orders of the stream, by the words of Sentry's addresses.
enum StreamSort {
    DATE("date", "Last seen", IssueSort.DATE),
    NEW("new", "First seen", IssueSort.NEW),
    FREQUENCY("freq", "Events", IssueSort.FREQUENCY),
    USERS("user", "Users", IssueSort.USER),
    PRIORITY("priority", "Priority", IssueSort.PRIORITY);

    private final String word;
    private final String text;
    private final IssueSort order;

    StreamSort(String word, String text, IssueSort order) {
        this.word = word;
        this.text = text;
        this.order = order;
    }

    String word() {
        return word;
    }

    /// For people.
    String text() {
        return text;
    }

    IssueSort order() {
        return order;
    }

    /// The order of that word; the usual one for any other word.
    static StreamSort of(String word) {
        for (StreamSort sort : values()) {
            if (sort.word.equals(word)) {
                return sort;
            }
        }
        return DATE;
    }
}
