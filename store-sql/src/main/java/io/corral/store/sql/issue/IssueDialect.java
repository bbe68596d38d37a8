package io.corral.store.sql.issue;

import java.util.Collection;
import org.jooq.Condition;
import org.jooq.Field;

/// What every engine says in its own way.
public interface IssueDialect {

    /// The number is one of these, however many.
    Condition isIn(Field<Long> number, Collection<Long> values);

    /// Title or culprit of the issue contain a text, without regard to case.
    Condition contains(Field<Long> issue, String text);

    /// Holds for every issue whose title or culprit contain a text, and for few others; may hold
    /// for all when the engine cannot tell quickly.
    Condition mayContain(Field<Long> issue, String text);
}
