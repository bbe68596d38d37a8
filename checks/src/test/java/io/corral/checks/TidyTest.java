package io.corral.checks;

import static org.assertj.core.api.Assertions.fail;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Sizes, names, documents and habits of the sources themselves.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TidyTest {

    private static final int FILE_LINES_MAX = 500;
    private static final int METHOD_LINES_MAX = 70;
    private static final int PARAMETERS_MAX = 7;
    private static final int COLUMNS_MAX = 100;

    /// Words that say nothing, at the end of a type's name.
    private static final Pattern EMPTY_NAME =
            Pattern.compile(".*(Manager|Helper|Helpers|Util|Utils|Impl|Data|Info)");

    // Written in two halves, so that this file does not find itself.
    private static final Pattern UNFINISHED =
            Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    private static final String SWITCHED_OFF = "@Dis" + "abled";
    private static final String SLEEP = "Thread.sl" + "eep";

    private final List<JavaSource> sources = JavaSource.readAll(Repository.current());

    @Test
    void files_areShort() {
        assertNone("split the file along its concepts: at most " + FILE_LINES_MAX + " lines",
                sources.stream().filter(source -> source.lines().size() > FILE_LINES_MAX)
                        .map(source -> source.name() + ": " + source.lines().size() + " lines"));
    }

    @Test
    void methods_areShort() {
        assertNone("give its steps names of their own: at most " + METHOD_LINES_MAX + " lines",
                methods((_, method) -> method.lineCount() > METHOD_LINES_MAX));
    }

    @Test
    void parameters_areFew() {
        assertNone("pass a record that names what belongs together: at most " + PARAMETERS_MAX
                + " parameters",
                methods((_, method) -> method.parameterCount() > PARAMETERS_MAX
                        && !method.ofRecord()));
    }

    @Test
    void lines_fitTheColumns() {
        assertNone("wrap the line: at most " + COLUMNS_MAX + " columns",
                sources.stream().flatMap(source -> source.longLines(COLUMNS_MAX)));
    }

    @Test
    void imports_standOnce() {
        assertNone("delete the second import of the same name",
                sources.stream().flatMap(TidyTest::repeatedImports));
    }

    @Test
    void names_saySomething() {
        assertNone(
                "name the type by what it is; Manager, Helper, Util, Impl, Data, Info say nothing",
                types((_, type) -> EMPTY_NAME.matcher(type.name()).matches()));
    }

    @Test
    void publicTypes_haveADoc() {
        assertNone("say above it with /// what it is, and what its types cannot say",
                types((source, type) -> !source.isTest() && type.needsDoc() && !type.hasDoc()));
    }

    @Test
    void packages_areNullMarkedAndDescribed() {
        Function<JavaSource, String> packageOf = source -> source.name()
                .replaceFirst(".*/src/(main|test)/java/", "").replaceFirst("/[^/]+$", "");
        Set<String> marked = sources.stream()
                .filter(source -> source.name().endsWith("/package-info.java"))
                .filter(source -> source.lines().getFirst().startsWith("///"))
                .filter(source -> String.join("\n", source.lines()).contains("NullMarked"))
                .map(packageOf).collect(Collectors.toSet());
        assertNone(
                "add a package-info.java: a /// paragraph that maps the package, and @NullMarked",
                sources.stream().map(packageOf).distinct().filter(each -> !marked.contains(each)));
    }

    @Test
    void work_isFinished() {
        assertNone("finish it, or open an issue: nothing on main is half done",
                lines((_, line) -> UNFINISHED.matcher(line).find()));
    }

    @Test
    void tests_allRun() {
        assertNone("repair the test or delete it",
                lines((_, line) -> line.contains(SWITCHED_OFF)));
    }

    @Test
    void tests_doNotSleep() {
        assertNone("pass a fixed clock, or wait on a latch or a queue with a timeout",
                lines((source, line) -> source.isTest() && line.contains(SLEEP)));
    }

    private Stream<String> types(BiPredicate<JavaSource, JavaSource.Type> wrong) {
        return sources.stream().flatMap(source -> source.types().stream()
                .filter(type -> wrong.test(source, type))
                .map(type -> source.name() + ":" + type.line() + ": " + type.name()));
    }

    private Stream<String> methods(BiPredicate<JavaSource, JavaSource.Method> wrong) {
        return sources.stream().flatMap(source -> source.methods().stream()
                .filter(method -> wrong.test(source, method))
                .map(method -> "%s:%d: %s has %d lines, %d parameters".formatted(source.name(),
                        method.line(), method.name(), method.lineCount(),
                        method.parameterCount())));
    }

    private static Stream<String> repeatedImports(JavaSource source) {
        Set<String> seen = new HashSet<>();
        return source.lines().stream()
                .filter(line -> line.startsWith("import ") && !seen.add(line.strip()))
                .map(line -> source.name() + ": " + line.strip());
    }

    private Stream<String> lines(BiPredicate<JavaSource, String> wrong) {
        return sources.stream().flatMap(source -> IntStream.range(0, source.lines().size())
                .filter(index -> wrong.test(source, source.lines().get(index)))
                .mapToObj(index -> source.name() + ":" + (index + 1) + ": "
                        + source.lines().get(index).strip()));
    }

    private static void assertNone(String fix, Stream<String> wrong) {
        Set<String> found = wrong.collect(Collectors.toCollection(TreeSet::new));
        if (!found.isEmpty()) {
            fail("found %d; fix: %s%n  %s", found.size(), fix, String.join("\n  ", found));
        }
    }
}
