package io.corral.testkit.triage;

import java.util.List;
import java.util.Optional;

/// One issue of an organisation's file: its label and the lines that describe it.
record LabelledIssue(IssueLabel label, Project project, Seen seen, List<Line> lines) {

    LabelledIssue {
        lines = List.copyOf(lines);
    }

    String shortId() {
        return label.shortId();
    }

    Optional<String> text(String word) {
        return texts(word).stream().findFirst();
    }

    List<String> texts(String word) {
        return lines.stream().filter(line -> line.word().equals(word)).map(Line::rest).toList();
    }

    boolean has(String word) {
        return lines.stream().anyMatch(line -> line.word().equals(word));
    }

    Shares environments() {
        return Shares.of(text("env").orElse("production"));
    }

    /// Whether the language's SDK sends the module of an exception apart from its type.
    boolean modules() {
        return switch (project.platform().frames()) {
            case PYTHON, JAVA, KOTLIN -> true;
            case SCRIPT, PATH, CSHARP, NATIVE -> false;
        };
    }

    /// What the issue page is headed by.
    String title() {
        return text("error")
                .map(text -> modules() ? text.replaceFirst("^[\\w.]+\\.(?=\\w)", "") : text)
                .or(() -> text("message"))
                .orElseGet(() -> "Blocked '%s' from '%s'".formatted(
                        (Object[]) text("csp").orElseThrow().split(" ", 2)));
    }

    /// Route or job, as the SDK names the transaction.
    Optional<String> transaction() {
        return text("on");
    }
}
