package io.corral.server.rest.discover;

import io.corral.engine.search.DiscoverCheck;
import io.corral.engine.search.DiscoverCheck.Verdict;
import io.corral.engine.search.ValueType;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A [DiscoverCheck] in the form of `events/validate/` (API reference 3.6).
record CheckView(
        boolean valid, List<Part> projects, List<Named> dataset, List<Part> environment,
        List<Typed> field, Whole query, List<Typed> orderby) {

    /// A project or environment.
    record Part(boolean valid, @Nullable String error) {}

    record Named(String name, boolean valid, @Nullable String error) {}

    /// @param attrType `string`, `number` or `boolean`; null when unknown
    record Typed(
            String name, boolean valid, @Nullable String attrType, @Nullable String error) {}

    record Whole(boolean valid, @Nullable String error, List<Typed> fields) {}

    /// @param projects verdicts on those named
    /// @param environments how many were named; any may be
    static CheckView of(
            DiscoverCheck check, List<Part> projects, int environments, boolean hasDataset) {
        return new CheckView(
                check.isValid() && projects.stream().allMatch(Part::valid),
                projects,
                hasDataset
                        ? List.of(new Named(check.dataset().name(), check.dataset().isValid(),
                                check.dataset().error()))
                        : List.of(),
                Collections.nCopies(environments, new Part(true, null)),
                check.fields().stream().map(CheckView::typed).toList(),
                new Whole(check.query().isValid()
                        && check.keys().stream().allMatch(Verdict::isValid),
                        check.query().error(),
                        check.keys().stream().map(CheckView::typed).toList()),
                check.orders().stream().map(CheckView::typed).toList());
    }

    private static Typed typed(Verdict verdict) {
        return new Typed(verdict.name(), verdict.isValid(), word(verdict.type()), verdict.error());
    }

    /// The three kinds of attributes clients know.
    static @Nullable String word(@Nullable ValueType type) {
        return switch (type) {
            case null -> null;
            case STRING, DATE, ARRAY -> "string";
            case BOOLEAN -> "boolean";
            case INTEGER, NUMBER, DURATION, PERCENTAGE, SIZE, RATE -> "number";
        };
    }
}
