package io.corral.server.ui.issue.grouping;

import io.corral.domain.group.Explanation;
import io.corral.domain.group.Tier;
import io.corral.server.ui.Words;
import io.corral.web.page.issue.Fact;
import io.corral.web.page.issue.grouping.ExplanationPart;
import io.corral.web.page.issue.grouping.ExplanationPart.FrameView;
import io.corral.web.page.issue.grouping.ExplanationPart.MessageView;
import io.corral.web.page.issue.grouping.ExplanationPart.Piece;
import io.corral.web.page.issue.grouping.ExplanationPart.StackView;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An explanation as people read it.
public final class ExplanationParts {

    private static final int FRAMES_MAX = 200;
    private static final int TEXT_MAX = 2_000;

    private ExplanationParts() {}

    /// The words for an explanation.
    public static ExplanationPart of(Explanation explanation) {
        return new ExplanationPart(
                tier(explanation.tier()), Words.capital(explanation.why()),
                HexFormat.of().toHexDigits(explanation.key()),
                explanation.messages().stream().map(ExplanationParts::message).toList(),
                explanation.stacks().stream().filter(stack -> !stack.frames().isEmpty())
                        .map(ExplanationParts::stack).toList(),
                explanation.components().stream()
                        .map(part -> Fact.of(part.name(), cut(part.value()))).toList());
    }

    /// The evidence in words.
    public static String tier(Tier tier) {
        return switch (tier) {
            case FINGERPRINT -> "its fingerprint";
            case CHECKSUM -> "its checksum";
            case APP_FRAMES -> "frames of the application";
            case LIBRARY_FRAMES -> "frames of libraries";
            case WEAK_FRAMES -> "files, type and message";
            case MESSAGE -> "type and message";
            case SECURITY_REPORT -> "the policy that was violated";
            case FEEDBACK -> "being feedback";
            case FALLBACK -> "level, logger and transaction";
        };
    }

    private static MessageView message(Explanation.MessagePart message) {
        List<Piece> pieces = new ArrayList<>();
        String text = message.original();
        int at = 0;
        for (Explanation.MaskedSpan span : message.spans()) {
            if (span.start() >= at && span.end() <= text.length()) {
                add(pieces, text.substring(at, span.start()), null);
                add(pieces, text.substring(span.start(), span.end()), span.kind());
                at = span.end();
            }
        }
        add(pieces, text.substring(at), null);
        return new MessageView(message.counts(), pieces);
    }

    private static void add(List<Piece> pieces, String text, @Nullable String kind) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(cut(text), kind));
        }
    }

    private static String cut(String text) {
        return text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) + "…" : text;
    }

    private static StackView stack(Explanation.StackPart stack) {
        List<FrameView> frames = stack.frames().reversed().stream().limit(FRAMES_MAX)
                .map(ExplanationParts::frame).toList();
        int left = stack.frames().size() - frames.size();
        return new StackView(stack.title(), stack.counts(), frames,
                left == 0
                        ? ""
                        : Words.many(left, "older frame") + (left == 1 ? " is" : " are")
                                + " not shown.");
    }

    private static FrameView frame(Explanation.FramePart frame) {
        return switch (frame.fate()) {
            case KEPT -> view(frame, "is-kept", "Counts");
            case FOLDED -> view(frame, "is-folded", "Folded");
            case DROPPED -> view(frame, "is-dropped", "Dropped");
        };
    }

    private static FrameView view(Explanation.FramePart frame, String look, String fate) {
        return new FrameView(cut(frame.token()), look, fate, frame.rule(), frame.fold());
    }
}
