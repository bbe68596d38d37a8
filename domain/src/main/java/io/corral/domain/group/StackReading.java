package io.corral.domain.group;

import io.corral.domain.event.Frame;
import io.corral.domain.event.StackTrace;
import io.corral.domain.group.rule.StackEffects.Limit;
import io.corral.domain.group.rule.StackEffects.OfStack;
import io.corral.domain.group.rule.StackRule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A stack with every frame classified and normalised, oldest call first. Owned by one thread.
final class StackReading {

    private static final StackReading NONE =
            new StackReading(List.of(), true, Algorithm.FIRST, null);

    private static final FrameMemory FRAMES = new FrameMemory();

    private final List<Token> tokens;
    private final boolean librariesBesideWeak;
    private final Algorithm algorithm;
    private final @Nullable OfStack said;
    /// Kept after the first time it was asked for.
    private @Nullable List<Token> app;

    /// @param said what stack-trace rules say of it; null when nothing
    private StackReading(
            List<Token> tokens, boolean librariesBesideWeak, Algorithm algorithm,
            @Nullable OfStack said) {
        this.algorithm = algorithm;
        this.tokens = tokens;
        this.said = said;
        this.librariesBesideWeak = librariesBesideWeak;
        this.app = tokens.isEmpty() ? List.of() : null;
    }

    /// No stack.
    static StackReading none() {
        return NONE;
    }

    /// Reads at most 512 frames: of longer stacks the 128 oldest and the 384 newest.
    ///
    /// @param said what stack-trace rules say of it; null when nothing
    static StackReading of(
            @Nullable StackTrace stack, String platform, Algorithm algorithm,
            @Nullable OfStack said) {
        return of(stack, platform, algorithm, said, NONE);
    }

    /// The same beside another stack of the event: causes share most of their oldest frames, which
    /// are then read once.
    ///
    /// @param beside the stack read before
    static StackReading of(
            @Nullable StackTrace stack, String platform, Algorithm algorithm,
            @Nullable OfStack said,
            StackReading beside) {
        if (stack == null || stack.frames().isEmpty()) {
            return NONE;
        }
        List<Frame> frames = stack.frames();
        int count = FrameCut.count(frames.size());
        List<Token> tokens = new ArrayList<>(count);
        boolean libraries = true;
        for (int row = 0; row < count; row++) {
            int index = FrameCut.index(row, frames.size());
            Frame frame = Names.bounded(frames.get(index));
            frame = algorithm.isSecond() && index == frames.size() - 1
                    ? LaterJavaScript.failing(frame)
                    : frame;
            if (row < beside.tokens.size() && beside.tokens.get(row).isOf(frame, index)) {
                tokens.add(beside.tokens.get(row));
                continue;
            }
            FrameReading read = FRAMES.read(frame, platform, algorithm);
            libraries &= read.librariesBesideWeak();
            tokens.add(new Token(
                    index, frame, RuledEvent.ruled(read.verdict(), said, row), read));
        }
        StackReading reading = new StackReading(tokens, libraries, algorithm, said);
        return said == null ? reading : reading.limited(said);
    }

    /// The stack within the limits that rules set.
    private StackReading limited(OfStack said) {
        Limit most = said.most();
        StackReading kept = this;
        List<Token> counting = counting();
        if (most != null && counting.size() > most.frames()) {
            int first = counting.get(counting.size() - most.frames()).index();
            kept = without(token -> token.index() < first, most.by());
        }
        Limit least = said.least();
        return least != null && kept.counting().size() < least.frames()
                ? kept.without(_ -> true, least.by())
                : kept;
    }

    /// The frames that would be the key's: the application's, else weak ones, else those of
    /// libraries.
    private List<Token> counting() {
        if (!app().isEmpty() || !hasWeakApp()) {
            return app().isEmpty() ? library() : app();
        }
        List<Token> weak = new ArrayList<>(tokens);
        weak.removeIf(token -> token.role() != Role.APP);
        return weak;
    }

    private StackReading without(Predicate<Token> left, StackRule by) {
        List<Token> rest = new ArrayList<>(tokens.size());
        for (Token token : tokens) {
            rest.add(left.test(token)
                    ? token.withVerdict(Verdict.noise(RuledEvent.words(by)))
                    : token);
        }
        return new StackReading(rest, librariesBesideWeak, algorithm, said);
    }

    /// Every frame that was read.
    List<Token> tokens() {
        return tokens;
    }

    /// Whether rules had a say in it.
    boolean isRuled() {
        return said != null;
    }

    /// Whether rules say how many frames count.
    private boolean isLimited() {
        return said != null && (said.most() != null || said.least() != null);
    }

    boolean isEmpty() {
        return tokens.isEmpty();
    }

    /// The application's frames with trustworthy names, recursion collapsed. Decorators, which come
    /// and go without changing what a function does, only count where there is nothing else.
    List<Token> app() {
        List<Token> known = app;
        if (known == null) {
            known = AppPath.of(tokens, algorithm, isLimited());
            app = known;
        }
        return known;
    }

    /// The function that failed is the application's, and its name was taken by a minifier.
    boolean endsMinified() {
        for (Token token : tokens.reversed()) {
            if (token.role() == Role.APP) {
                String fold = token.name().fold();
                return token.isWeak() && FrameName.MINIFIED.equals(fold);
            }
        }
        return false;
    }

    /// The function that failed is not the application's.
    boolean endsOutside() {
        return !tokens.isEmpty() && tokens.getLast().role() != Role.APP;
    }

    /// The function that failed is a library's, rather than the runtime's; noise aside.
    boolean endsInLibrary() {
        for (Token token : tokens.reversed()) {
            if (token.role() != Role.NOISE) {
                return token.role() == Role.LIBRARY;
            }
        }
        return false;
    }

    /// The function that failed is a library's that checks something for whoever called it.
    boolean endsInGuard() {
        String function = tokens.isEmpty() ? null : tokens.getLast().name().function();
        return function != null && switch (Names.afterLast(function, ':')) {
            case "requireNonNull", "requireNonNullElse", "checkNotNull", "checkArgument",
                    "checkState", "notNull", "isTrue", "state", "hasText", "hasLength", "notEmpty",
                    "notBlank", "validState", "inclusiveBetween", "checkIndex", "require",
                    "assertFailed", "assert", "verify", "verifyNotNull" ->
                true;
            default -> false;
        };
    }

    /// Frames of libraries with trustworthy names; those of the runtime when there are none.
    List<Token> library() {
        List<Token> named = entries(named(Role.LIBRARY));
        if (!named.isEmpty()) {
            return Collapse.repeated(named);
        }
        List<Token> runtime = named(Role.RUNTIME);
        boolean last = algorithm.isSecond() && runtime.size() > 1;
        return last ? List.of(runtime.getLast()) : Collapse.repeated(runtime);
    }

    /// Nothing on the stack but the runtime and the system, whose inner calls change with every
    /// version and device: version 2 takes the last of them and the message.
    boolean isOnlyRuntime() {
        return algorithm.isSecond() && named(Role.LIBRARY).isEmpty();
    }

    /// Where each library is entered, and the last frame: what a library does inside changes with
    /// its version.
    private static List<Token> entries(List<Token> tokens) {
        List<Token> entries = new ArrayList<>(tokens.size());
        String inside = null;
        for (Token token : tokens) {
            boolean entered = token.library() == null || !token.library().equals(inside);
            if (entered || token.index() == tokens.getLast().index()) {
                entries.add(token);
            }
            inside = token.library();
        }
        return entries;
    }

    /// The library frames that still help beside weak ones.
    List<Token> libraryBesideWeak() {
        return librariesBesideWeak ? library() : List.of();
    }

    /// The functions of an endless recursion, in an order that does not depend on where the stack
    /// was cut; empty when nothing repeats.
    List<Token> recursion() {
        Map<String, List<Token>> byText = new TreeMap<>();
        for (Role role : List.of(Role.APP, Role.LIBRARY)) {
            for (Token token : named(role)) {
                byText.computeIfAbsent(token.text(), _ -> new ArrayList<>()).add(token);
            }
            byText.values().removeIf(list -> list.size() < 2);
            if (!byText.isEmpty()) {
                break;
            }
        }
        List<Token> members = new ArrayList<>();
        byText.values().forEach(list -> members.add(list.getFirst()));
        return members;
    }

    /// Distinct units of the application's weak frames, oldest first.
    List<String> weakUnits() {
        Set<String> units = new LinkedHashSet<>();
        for (Token token : tokens) {
            if (token.role() == Role.APP && token.isWeak() && !token.text().isEmpty()) {
                units.add(token.text());
            }
        }
        return List.copyOf(units);
    }

    /// The frames of a stack in which nothing but noise is; empty when there is anything better.
    List<Token> onlyNoise() {
        for (Token token : tokens) {
            if (token.role() != Role.NOISE) {
                return List.of();
            }
        }
        return Collapse.repeated(tokens);
    }

    boolean hasWeakApp() {
        for (Token token : tokens) {
            if (token.role() == Role.APP && token.isWeak()) {
                return true;
            }
        }
        return false;
    }

    boolean hasLibrary() {
        for (Token token : tokens) {
            if ((token.role() == Role.LIBRARY || token.role() == Role.RUNTIME) && !token.isWeak()) {
                return true;
            }
        }
        return false;
    }

    /// Every frame but noise and unnamed ones, for proposals.
    List<Token> allNamed() {
        List<Token> named = new ArrayList<>(tokens.size());
        for (Token token : tokens) {
            if (token.role() != Role.NOISE && !token.isWeak()) {
                named.add(token);
            }
        }
        return Collapse.repeated(named);
    }

    private List<Token> named(Role role) {
        List<Token> named = new ArrayList<>(tokens.size());
        for (Token token : tokens) {
            if (token.role() == role && !token.isWeak()) {
                named.add(token);
            }
        }
        return named;
    }
}
