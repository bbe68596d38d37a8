package io.corral.store.embedded.issue;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;

import io.corral.store.sql.issue.IssueDialect;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;

/// Large sets as JSON, texts through the trigram index.
final class SqliteIssueDialect implements IssueDialect {

    private static final int TRIGRAM = 3;

    @Override
    public Condition isIn(Field<Long> number, Collection<Long> values) {
        String json = values.stream()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(",", "[", "]"));
        return condition("{0} IN (SELECT value FROM json_each({1}))", number, val(json));
    }

    @Override
    public Condition contains(Field<Long> issue, String text) {
        if (!isIndexed(text)) {
            return condition(
                    """
                    EXISTS (SELECT 1 FROM issue_text t WHERE t.issue_id = {0}
                        AND (instr(lower(t.title), lower({1})) > 0
                            OR instr(lower(t.culprit), lower({1})) > 0))""",
                    issue, val(text));
        }
        return mayContain(issue, text);
    }

    @Override
    public Condition mayContain(Field<Long> issue, String text) {
        if (!isIndexed(text)) {
            return trueCondition();
        }
        String phrase = '"' + text.replace("\"", "\"\"") + '"';
        return condition(
                "{0} IN (SELECT rowid FROM issue_words WHERE issue_words MATCH {1})",
                issue, val(phrase));
    }

    private static boolean isIndexed(String text) {
        return text.codePointCount(0, text.length()) >= TRIGRAM;
    }
}
