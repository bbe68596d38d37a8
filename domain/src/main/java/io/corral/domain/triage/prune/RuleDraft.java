package io.corral.domain.triage.prune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A fingerprint rule that would have made one issue of several: they are of the same type and at
/// the same culprit, and their messages differ in some words only. Whether it does is for a
/// back-test to say.
///
/// @param rule as it is written
/// @param issues those it was drawn from, most events first
public record RuleDraft(String rule, List<Repeated> issues) {

    /// Fewer are merged by hand.
    public static final int ISSUES_MIN = 3;

    /// So many issues of a project are compared.
    private static final int ISSUES_MAX = 500;
    /// Words that have to be the same; fewer would say nothing.
    private static final int WORDS_MIN = 3;
    private static final double WORDS_SHARE_MIN = 0.6;
    private static final int WORDS_MAX = 24;
    private static final int TEXT_LENGTH_MAX = 400;
    private static final int NAME_LENGTH_MAX = 60;

    public RuleDraft {
        issues = List.copyOf(issues);
    }

    /// An issue that is ignored or noise.
    ///
    /// @param issue its number
    /// @param type of its exception; null for a message
    /// @param text message of the exception, or the message itself
    /// @param events of the last 30 days
    /// @param why it is out of sight
    public record Repeated(long issue, String shortId, String title, @Nullable String type,
            String text, @Nullable String culprit, long events, String why) {}

    /// Drafts for the issues of one project, those of most events first.
    public static List<RuleDraft> of(List<Repeated> issues) {
        Map<List<String>, List<Wording>> places = new LinkedHashMap<>();
        issues.stream().limit(ISSUES_MAX).forEach(issue -> {
            List<Wording> wordings = places.computeIfAbsent(
                    List.of(orEmpty(issue.type()), orEmpty(issue.culprit())),
                    _ -> new ArrayList<>());
            var words = Words.of(issue.text());
            for (Wording each : wordings) {
                if (each.takes(words)) {
                    each.add(issue, words);
                    return;
                }
            }
            wordings.add(new Wording(issue, words));
        });
        return places.values().stream().flatMap(List::stream)
                .filter(each -> each.issues.size() >= ISSUES_MIN && each.isTelling())
                .map(Wording::draft)
                .sorted(Comparator.comparingLong(RuleDraft::events).reversed()
                        .thenComparing(RuleDraft::rule))
                .toList();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// Events of the last 30 days.
    public long events() {
        return issues.stream().mapToLong(Repeated::events).sum();
    }

    /// The words of a message; those that hold a digit or a quotation mark vary, and are null.
    ///
    /// @param isCut whether there are more
    private record Words(List<@Nullable String> all, boolean isCut) {

        static Words of(String text) {
            List<@Nullable String> words = new ArrayList<>();
            int length = Math.min(text.length(), TEXT_LENGTH_MAX);
            boolean cut = text.length() > length;
            int from = 0;
            for (int i = 0; i <= length; i++) {
                boolean ends = i == length || Character.isWhitespace(text.charAt(i));
                if (ends && i > from) {
                    if (words.size() == WORDS_MAX) {
                        return new Words(words, true);
                    }
                    if (i < length || !cut) {
                        words.add(constant(text.substring(from, i)));
                    }
                }
                from = ends ? i + 1 : from;
            }
            return new Words(words, cut);
        }

        private static @Nullable String constant(String word) {
            boolean varies = word.chars().anyMatch(c -> Character.isDigit(c) || c == '\''
                    || c == '"' || c == '`');
            return varies ? null : word;
        }
    }

    /// A message with gaps, and the issues that have it.
    private static final class Wording {
        private final List<@Nullable String> words;
        private final boolean cut;
        private final List<Repeated> issues = new ArrayList<>();

        Wording(Repeated issue, Words first) {
            words = new ArrayList<>(first.all());
            cut = first.isCut();
            issues.add(issue);
        }

        boolean takes(Words other) {
            if (other.isCut() != cut || other.all().size() != words.size()) {
                return false;
            }
            int same = 0;
            for (int i = 0; i < words.size(); i++) {
                String word = words.get(i);
                same += word != null && word.equals(other.all().get(i)) ? 1 : 0;
            }
            return isTelling(same);
        }

        private boolean isTelling(int same) {
            return same >= Math.max(WORDS_MIN, WORDS_SHARE_MIN * words.size());
        }

        boolean isTelling() {
            return isTelling((int) words.stream().filter(word -> word != null).count());
        }

        void add(Repeated issue, Words other) {
            for (int i = 0; i < words.size(); i++) {
                String word = words.get(i);
                if (word != null && !word.equals(other.all().get(i))) {
                    words.set(i, null);
                }
            }
            issues.add(issue);
        }

        RuleDraft draft() {
            String type = issues.getFirst().type();
            String rule = (type == null ? "message" : "type:" + quoted(escaped(type)) + " value")
                    + ":" + quoted(pattern()) + " -> "
                    + (type == null ? "" : "{{ error.type }} ") + name();
            return new RuleDraft(rule, issues.stream()
                    .sorted(Comparator.comparingLong(Repeated::events).reversed()
                            .thenComparing(Repeated::shortId))
                    .toList());
        }

        private String pattern() {
            List<String> parts = new ArrayList<>();
            for (String word : words) {
                String part = word == null ? "*" : escaped(word);
                if (parts.isEmpty() || word != null || !parts.getLast().equals("*")) {
                    parts.add(part);
                }
            }
            return String.join(" ", parts) + (cut && !parts.getLast().equals("*") ? "*" : "");
        }

        private String name() {
            var name = new StringBuilder();
            for (String word : words) {
                String plain = word == null
                        ? ""
                        : word.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
                if (!plain.isEmpty() && name.length() + plain.length() < NAME_LENGTH_MAX) {
                    name.append(name.isEmpty() ? "" : "-").append(plain);
                }
            }
            return name.isEmpty() ? "repeated" : name.toString();
        }

        private static String escaped(String word) {
            return word.replaceAll("[\\\\*?\\[\\]]", "\\\\$0");
        }

        private static String quoted(String pattern) {
            return "\"" + pattern.replace("\"", "\\\"") + "\"";
        }
    }
}
