package io.corral.domain.group;

import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.ExceptionValue.Mechanism;
import io.corral.domain.event.StackTrace;
import io.corral.domain.group.rule.StackEffects.OfStack;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One exception of an event, read for grouping.
///
/// @param index position in the list the SDK sent
/// @param typed the type tells something: it is there, and the SDK did not make it up
/// @param borrowed it was thrown without a stack, and has that of what carries it
record Link(
        int index, ExceptionValue exception, Wording wording, StackReading stack, boolean typed,
        boolean borrowed) {

    /// @param ruled the event, asked for what rules say of the stack
    /// @param beside the stack of the exception read before
    static Link of(
            int index, ExceptionValue exception, RuledEvent ruled, StackReading beside) {
        String platform = ruled.event().platform();
        Algorithm algorithm = ruled.algorithm();
        boolean javascript = Languages.isJavaScript(platform);
        Mechanism mechanism = exception.mechanism();
        boolean synthetic = mechanism != null && mechanism.synthetic();
        StackTrace sent = exception.stackTrace();
        OfStack said = sent == null ? null : ruled.effects(sent);
        StackReading stack = said == null && !beside.isRuled()
                ? StackReading.of(sent, platform, algorithm, null, beside)
                : StackReading.of(sent, platform, algorithm, said);
        String type = exception.type();
        String value = exception.value();
        Wording wording = algorithm.isSecond() && stack.isEmpty()
                ? Wording.withTrace(type, value, javascript, ruled.masksOff())
                : Wording.of(type, value, javascript, algorithm, ruled.masksOff());
        boolean library = algorithm.isSecond() && javascript
                && (wording.engine() == null || wording.engine().type() == null)
                && Types.isOfPackage(wording.type()) && stack.endsInLibrary();
        return new Link(index, exception, library ? wording.typed("Error") : wording, stack,
                wording.type() != null && !synthetic, false);
    }

    Link withStack(StackReading other) {
        return new Link(index, exception, wording, other, typed, false);
    }

    /// The same with the stack of an exception that carries it.
    Link carriedWith(StackReading other) {
        return new Link(index, exception, wording, other, typed, stack.isEmpty());
    }

    /// Domain and code of an NSError, as `domain:code`; null for other exceptions.
    @Nullable
    String nsError() {
        Mechanism mechanism = exception.mechanism();
        if (mechanism == null || !(mechanism.all().get("meta") instanceof Map<?, ?> meta)
                || !(meta.get("ns_error") instanceof Map<?, ?> error)) {
            return null;
        }
        return error.get("domain") + ":" + error.get("code");
    }

    boolean isGroup() {
        Mechanism mechanism = exception.mechanism();
        return mechanism != null && mechanism.exceptionGroup();
    }

    @Nullable
    Integer id() {
        Mechanism mechanism = exception.mechanism();
        return mechanism == null ? null : mechanism.exceptionId();
    }

    @Nullable
    Integer parent() {
        Mechanism mechanism = exception.mechanism();
        return mechanism == null ? null : mechanism.parentId();
    }
}
