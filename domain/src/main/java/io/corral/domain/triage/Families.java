package io.corral.domain.triage;

import io.corral.domain.event.Event;
import io.corral.domain.event.Frame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Folds issues that share a probable root: the same failing dependency, the same line of our own,
/// or the same error text in several projects.
final class Families {

    private static final int MEMBERS_MIN = 2;

    private Families() {}

    /// Name of the family by short id, for those that have one.
    static Map<String, String> of(Map<IssueReading, Evidence> read) {
        Map<String, List<String>> members = new HashMap<>();
        read.forEach((reading, evidence) -> {
            for (String root : roots(reading, evidence)) {
                members.computeIfAbsent(root, _ -> new ArrayList<>())
                        .add(reading.facts().shortId());
            }
        });
        Map<String, String> families = new HashMap<>();
        members.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= MEMBERS_MIN)
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> entry.getValue()
                        .forEach(id -> families.putIfAbsent(id, entry.getKey())));
        return families;
    }

    private static Set<String> roots(IssueReading reading, Evidence evidence) {
        Set<String> roots = new HashSet<>();
        if (evidence.hasAny(SignalType.NOT_PRODUCTION, SignalType.CRAWLER, SignalType.SCANNER,
                SignalType.FOREIGN_FRAMES)) {
            return roots;
        }
        evidence.get(SignalType.OUTSIDE_CALL_FAILED)
                .ifPresent(signal -> roots.add("host " + signal.value().split("[ ,]", 2)[0]));
        List<Frame> own = reading.ownFrames();
        if (!own.isEmpty() && own.getLast().line() != null) {
            Frame last = own.getLast();
            roots.add("line " + last.module() + " " + last.filename() + ":" + last.line());
        }
        Event event = reading.event();
        if (event != null && !event.exceptions().isEmpty()) {
            String value = event.exceptions().getLast().value();
            if (value != null && value.length() >= 30) {
                roots.add("error " + value.substring(0, Math.min(value.length(), 200)));
            }
        }
        return roots;
    }
}
