package io.corral.store.event;

import io.corral.domain.issue.IssueKey;
import io.corral.domain.search.Glob;
import io.corral.domain.search.SearchOperator;
import java.util.List;
import java.util.Set;

/// A condition on one row, or, over aggregates, on a group. Two-valued: what asks about an absent
/// value does not hold, and its negation does. On lists a condition holds when any element meets
/// it.
public sealed interface EventPredicate {

    /// Holds always.
    EventPredicate ALWAYS = new And(List.of());

    /// Holds never.
    EventPredicate NEVER = new Or(List.of());

    /// All hold; holds without terms.
    record And(List<EventPredicate> terms) implements EventPredicate {
        public And {
            terms = List.copyOf(terms);
        }
    }

    /// At least one holds; does not hold without terms.
    record Or(List<EventPredicate> terms) implements EventPredicate {
        public Or {
            terms = List.copyOf(terms);
        }
    }

    /// The term does not hold.
    record Not(EventPredicate term) implements EventPredicate {}

    /// A present value compares so. Texts compare by code point and with case.
    ///
    /// @param value of the class the expression's type names; element class for lists
    record Compare(EventExpression expression, SearchOperator operator, Object value)
            implements
                EventPredicate {}

    /// The value is one of these.
    record OneOf(EventExpression expression, List<Object> values) implements EventPredicate {
        public OneOf {
            values = List.copyOf(values);
        }
    }

    /// The text matches the pattern, whatever its case.
    record Matches(EventExpression expression, Glob glob) implements EventPredicate {}

    /// The text contains this one, whatever its case.
    record Contains(EventExpression expression, String text) implements EventPredicate {}

    /// The value is present and not an empty text or list.
    record Present(EventExpression expression) implements EventPredicate {}

    /// The row's key is one of these in its project.
    record KeyIn(Set<IssueKey> keys) implements EventPredicate {
        public KeyIn {
            keys = Set.copyOf(keys);
        }
    }

    /// All of these.
    static EventPredicate all(EventPredicate... terms) {
        return new And(List.of(terms));
    }
}
