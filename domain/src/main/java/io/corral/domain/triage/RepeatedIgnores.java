package io.corral.domain.triage;

import io.corral.domain.id.IssueId;
import io.corral.domain.issue.IgnoreClass;
import io.corral.domain.outcome.FilterReason;
import io.corral.domain.triage.IgnoreWarning.Gap;
import io.corral.domain.triage.IgnoreWarning.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Finds what people ignore again and again. Pure.
///
/// An issue ignored twice is a warning, a message three times in different issues of a project, a
/// class of reasons four times in a project beyond these, and three ignores of what was never
/// opened.
public final class RepeatedIgnores {

    /// Ignores of one issue.
    public static final int SAME_ISSUE_MIN = 2;
    /// Issues with one message.
    public static final int SAME_MESSAGE_MIN = 3;
    /// Ignores of one class in a project.
    public static final int SAME_CLASS_MIN = 4;
    /// Ignores by people who never opened the issue.
    public static final int UNREAD_MIN = 3;

    private static final int TITLE_LENGTH_MAX = 100;

    private final BiPredicate<String, FilterReason> hasFilter;
    private final List<IgnoreWarning> warnings = new ArrayList<>();
    private final Set<Ignore> told = new HashSet<>();

    private RepeatedIgnores(BiPredicate<String, FilterReason> hasFilter) {
        this.hasFilter = hasFilter;
    }

    /// Warnings about ignores of a time, what repeats most first within each kind.
    ///
    /// @param hasFilter whether a project, by its slug, has an inbound filter on
    public static List<IgnoreWarning> of(
            List<Ignore> ignores, BiPredicate<String, FilterReason> hasFilter) {
        var found = new RepeatedIgnores(hasFilter);
        List<Ignore> latestFirst = ignores.stream()
                .sorted(Comparator.comparing(Ignore::at).reversed()).toList();
        groups(latestFirst, Ignore::issue).forEach(found::sameIssue);
        groups(latestFirst, RepeatedIgnores::message).forEach(found::sameMessage);
        groups(latestFirst, each -> each.kind() == null
                ? null
                : each.project() + " " + each.kind().wireName()).forEach(found::sameClass);
        found.unread(latestFirst);
        return List.copyOf(found.warnings);
    }

    private static <K> List<List<Ignore>> groups(
            List<Ignore> ignores, Function<Ignore, @Nullable K> key) {
        Map<K, List<Ignore>> groups = new LinkedHashMap<>();
        for (Ignore each : ignores) {
            K of = key.apply(each);
            if (of != null) {
                groups.computeIfAbsent(of, _ -> new ArrayList<>()).add(each);
            }
        }
        return groups.values().stream()
                .sorted(Comparator.comparingInt((List<Ignore> group) -> group.size()).reversed())
                .toList();
    }

    private static @Nullable String message(Ignore ignore) {
        return Likeness.message(ignore.project(), ignore.type(), said(ignore));
    }

    private static String said(Ignore ignore) {
        return ignore.message() == null ? ignore.title() : ignore.message();
    }

    private void sameIssue(List<Ignore> group) {
        if (group.size() < SAME_ISSUE_MIN) {
            return;
        }
        Ignore last = group.getFirst();
        add(Kind.ISSUE, group, isNoise(group) ? Gap.NOISE_RULE : Gap.ALERT_RULE,
                last.shortId() + " was ignored " + group.size()
                        + " times, and came back each time.",
                isNoise(group)
                        ? knownNoise(last)
                        : "Ignore it until it escalates, fix it, or let its alert rule ask for"
                                + " is:escalating.");
    }

    private void sameMessage(List<Ignore> group) {
        if (issues(group).size() < SAME_MESSAGE_MIN) {
            return;
        }
        Ignore last = group.getFirst();
        add(Kind.PATTERN, group, isNoise(group) ? Gap.NOISE_RULE : Gap.FINGERPRINT_RULE,
                issues(group).size() + " issues of " + last.project()
                        + " with the same message were ignored: " + cut(last.title()),
                isNoise(group) ? knownNoise(last) : fingerprint(last));
    }

    private void sameClass(List<Ignore> group) {
        List<Ignore> others = group.stream().filter(each -> !told.contains(each)).toList();
        if (others.size() < SAME_CLASS_MIN) {
            return;
        }
        Ignore last = others.getFirst();
        IgnoreClass kind = Objects.requireNonNull(last.kind());
        String text = others.size() + " times something of " + last.project()
                + " was ignored as " + kind.words() + ".";
        switch (kind) {
            case BOT -> filtered(others, text, FilterReason.WEB_CRAWLERS);
            case BROWSER_EXTENSION -> filtered(others, text, FilterReason.BROWSER_EXTENSIONS);
            case THIRD_PARTY_FLAKE, EXPECTED -> add(Kind.CLASS, others, Gap.NOISE_RULE, text,
                    knownNoise(others));
            case TEST -> add(Kind.CLASS, others, Gap.ALERT_RULE, text,
                    "Let the alert rules of " + last.project()
                            + " ask for the environment of production.");
            case DUPLICATE -> add(Kind.CLASS, others, Gap.FINGERPRINT_RULE, text,
                    "Merge them into the known issues, and give " + last.project()
                            + " a fingerprint rule for what they have in common.");
            case WONT_FIX, OTHER -> add(Kind.CLASS, others, Gap.ALERT_RULE, text,
                    "Raise the threshold of the alert rules of " + last.project()
                            + ", or lower the level of these errors in the code.");
        }
    }

    private void filtered(List<Ignore> group, String text, FilterReason reason) {
        String project = group.getFirst().project();
        String filter = reason.wireName();
        if (hasFilter.test(project, reason)) {
            add(Kind.CLASS, group, Gap.NOISE_RULE, text + " The filter " + filter
                    + " is on and does not know them.", knownNoise(group));
        } else {
            add(Kind.CLASS, group, Gap.INBOUND_FILTER, text + " The filter " + filter
                    + " is off.", "Turn the inbound filter " + filter + " of " + project + " on.");
        }
    }

    private void unread(List<Ignore> ignores) {
        List<Ignore> unread = ignores.stream().filter(Ignore::isUnread).toList();
        if (unread.size() < UNREAD_MIN) {
            return;
        }
        Map<String, Integer> people = new TreeMap<>();
        unread.forEach(each -> people.merge(each.by(), 1, Integer::sum));
        add(Kind.UNREAD, unread, Gap.READING, unread.size() + " of " + ignores.size()
                + " ignores were of issues that were never opened by whoever ignored them: "
                + String.join(", ", people.entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue()).toList())
                + ".", "Open the latest event before ignoring an issue.");
    }

    private void add(Kind kind, List<Ignore> group, Gap gap, String text, String proposal) {
        told.addAll(group);
        Set<IgnoreClass> kinds = new HashSet<>();
        Set<String> projects = new HashSet<>();
        boolean named = true;
        for (Ignore each : group) {
            projects.add(each.project());
            if (each.kind() == null) {
                named = false;
            } else {
                kinds.add(each.kind());
            }
        }
        warnings.add(new IgnoreWarning(kind,
                named && kinds.size() == 1 ? kinds.iterator().next() : null,
                projects.size() == 1 ? projects.iterator().next() : null, group.size(), gap, text,
                proposal, issues(group)));
    }

    private static boolean isNoise(List<Ignore> group) {
        return group.stream().allMatch(each -> each.kind() != null && each.kind().isNoise());
    }

    private static List<IssueId> issues(List<Ignore> group) {
        return group.stream().map(Ignore::issue).distinct().toList();
    }

    private static String knownNoise(Ignore ignore) {
        return knownNoise(List.of(ignore));
    }

    /// Lines for the product context: one a class of error, else one a title.
    private static String knownNoise(List<Ignore> group) {
        var lines = new StringBuilder("knownNoise:");
        group.stream().map(RepeatedIgnores::noise).distinct()
                .forEach(line -> lines.append("\n  - ").append(line));
        return lines.toString();
    }

    private static String noise(Ignore ignore) {
        IgnoreClass kind = ignore.kind();
        String words = kind == null ? "ignored before" : kind.words();
        String template = Likeness.template(said(ignore));
        String pattern = template == null ? cut(ignore.title()) : "*" + template + "*";
        return "{pattern: '" + pattern.replace("'", "''") + "', reason: " + words + "}";
    }

    private static String fingerprint(Ignore ignore) {
        String template = Likeness.template(said(ignore));
        String type = ignore.type() == null ? "" : "error.type:\"" + quoted(ignore.type()) + "\" ";
        String value = "error.value:\"" + quoted(template == null
                ? cut(ignore.title())
                : template) + "*\"";
        return type + value + " -> " + ignore.project() + "-ignored";
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static String cut(String text) {
        return Shown.cut(text, TITLE_LENGTH_MAX);
    }
}
