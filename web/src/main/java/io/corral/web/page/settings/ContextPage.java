package io.corral.web.page.settings;

import io.corral.web.page.Moment;
import io.corral.web.page.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an organisation says about its product.
///
/// @param text as it stands in the editor
/// @param seen when the text that is kept was changed last; empty before there was any
/// @param changed who changed it last; null before anybody wrote one
/// @param verdict about the text in the editor
/// @param isExample whether the text is a proposal that nobody saved
/// @param problem with the form; null when nothing is wrong
public record ContextPage(
        Shell shell, List<Tab> tabs, String base, boolean mayWrite, String text, String seen,
        @Nullable Changed changed, Verdict verdict, boolean isExample,
        @Nullable String problem) {

    public ContextPage {
        tabs = List.copyOf(tabs);
    }

    /// Who changed the text, and when.
    public record Changed(String author, Moment at) {}

    /// What is said of a text.
    ///
    /// @param problems what is wrong, with line and field; empty when it can be kept
    /// @param parts what it says, part by part
    public record Verdict(List<Problem> problems, List<Part> parts) {
        public Verdict {
            problems = List.copyOf(problems);
            parts = List.copyOf(parts);
        }
    }

    /// Something that is wrong.
    ///
    /// @param line where it stands; empty when that is not known
    /// @param field path of the part; empty for the whole
    public record Problem(String line, String field, String reason) {}

    /// A part of a context.
    ///
    /// @param count `3`
    /// @param says the first of them by name
    public record Part(String name, String count, String says) {}

    /// What a text would change.
    ///
    /// @param sentence what happens, in one
    /// @param more how many are not shown; empty for none
    public record Preview(String sentence, List<Move> moves, String more) {
        public Preview {
            moves = List.copyOf(moves);
        }
    }

    /// An issue that moves.
    ///
    /// @param before for example `Tier 3, P2`
    /// @param isWorse whether it comes nearer to the top
    /// @param rule that holds then
    public record Move(String url, String shortId, String title, String before, String after,
            boolean isWorse, String rule) {}
}
