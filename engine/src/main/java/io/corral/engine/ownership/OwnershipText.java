package io.corral.engine.ownership;

import io.corral.domain.id.ProjectId;
import io.corral.protocol.json.Json;
import io.corral.protocol.rule.CodeOwners.Mapping;
import io.corral.store.definition.Definition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Ownership rules as people see them: what came from a CODEOWNERS file stands first, so that rules
/// written by hand, which come later, know better. Pure.
public final class OwnershipText {

    private static final String BEGIN = "# from CODEOWNERS";
    private static final String END = "# end of CODEOWNERS";

    private OwnershipText() {}

    /// The text with the rules of a file in place of those that came from one before.
    ///
    /// @param raw null for none
    public static String imported(@Nullable String raw, String rules) {
        String own = raw == null ? "" : raw;
        int begin = own.indexOf(BEGIN);
        int end = own.indexOf(END, Math.max(0, begin));
        if (begin >= 0 && end >= 0) {
            own = own.substring(0, begin)
                    + own.substring(end + END.length()).replaceFirst("^\n", "");
        }
        return BEGIN + "\n" + rules + "\n" + END + "\n" + own;
    }

    /// What a code mapping says of folders.
    public static Mapping mapping(Definition mapping) {
        return Json.MAPPER.readValue(mapping.body(), Roots.class).mapping();
    }

    /// The mappings among definitions that belong to a project.
    public static List<Mapping> mappings(
            List<Definition> all, ProjectId project) {
        return all.stream().filter(each -> project.equals(each.project()))
                .map(OwnershipText::mapping).toList();
    }

    private record Roots(String stackRoot, String sourceRoot) {
        private Mapping mapping() {
            return new Mapping(stackRoot, sourceRoot);
        }
    }
}
