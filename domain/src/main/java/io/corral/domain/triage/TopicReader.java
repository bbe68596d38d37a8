package io.corral.domain.triage;

/// Listens for the words of each [Topic] in the places it listens to.
final class TopicReader {

    private TopicReader() {}

    static void read(IssueReading reading, Evidence evidence) {
        for (Topic topic : Topic.values()) {
            reading.find(topic.lexicon(), place -> topic.listensTo(place.kind()))
                    .ifPresent(found -> evidence.add(topic.signal(), quoted(found),
                            found.place().source()));
        }
    }

    private static String quoted(IssueReading.Found found) {
        String text = found.place().text().strip();
        int shown = Math.min(text.length(), 80);
        return "\"" + found.word() + "\" in " + text.substring(0, shown);
    }
}
