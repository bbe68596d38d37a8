package io.corral.checks;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// One source file as the rules see it: its lines, its types and its methods.
///
/// @param name path from the root
/// @param isTest whether it stands under `src/test`
record JavaSource(String name, boolean isTest, List<String> lines, List<Type> types,
        List<Method> methods) {

    /// @param needsDoc whether readers of other packages meet this type
    /// @param hasDoc whether a `///` comment stands right above it
    record Type(String name, int line, boolean needsDoc, boolean hasDoc) {}

    /// @param ofRecord whether it belongs to a record, whose constructor mirrors its components
    record Method(String name, int line, int lineCount, int parameterCount, boolean ofRecord) {}

    private static final Pattern TEXT_BLOCK_EDGE = Pattern.compile("\"{3}");

    /// A line that is one text, such as a recorded message: cut, no search would find it.
    private static final Pattern ONE_TEXT = Pattern.compile("\\s*\"([^\"\\\\]|\\\\.)*\"[,);]*");

    /// The label of a case, which the formatter keeps on one line.
    private static final Pattern CASE_LABEL = Pattern.compile("\\s*case .* ->");

    /// Lines beyond so many columns, with their places. Case labels may be longer; tests may also
    /// hold long texts and tables of cases.
    Stream<String> longLines(int columnsMax) {
        List<String> found = new ArrayList<>();
        boolean inTextBlock = false;
        for (int index = 0; index < lines.size(); index++) {
            String line = lines.get(index);
            boolean mayBeLong = CASE_LABEL.matcher(line).matches()
                    || (isTest && (inTextBlock || ONE_TEXT.matcher(line).matches()));
            if (line.codePointCount(0, line.length()) > columnsMax && !mayBeLong) {
                found.add(name + ":" + (index + 1) + ": " + line.strip());
            }
            inTextBlock ^= TEXT_BLOCK_EDGE.matcher(line).results().count() % 2 == 1;
        }
        return found.stream();
    }

    static List<JavaSource> readAll(Repository repository) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(new DiagnosticCollector<>(), Locale.ROOT,
                StandardCharsets.UTF_8)) {
            var task = (JavacTask) compiler.getTask(null, files, new DiagnosticCollector<>(),
                    List.of("-proc:none"), null,
                    files.getJavaFileObjectsFromPaths(repository.javaSources()));
            List<JavaSource> sources = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                sources.add(read(repository, unit, Trees.instance(task).getSourcePositions()));
            }
            return List.copyOf(sources);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaSource read(Repository repository, CompilationUnitTree unit,
            SourcePositions positions) throws IOException {
        JavaFileObject file = unit.getSourceFile();
        Path path = Path.of(file.toUri());
        var scanner = new Scanner(unit, positions, Files.readAllLines(path));
        scanner.scan(unit, null);
        String name = repository.name(path);
        return new JavaSource(name, name.contains("/src/test/"), scanner.lines,
                List.copyOf(scanner.types), List.copyOf(scanner.methods));
    }

    /// Collects types and methods with their positions.
    private static final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> lines;
        private final List<Type> types = new ArrayList<>();
        private final List<Method> methods = new ArrayList<>();

        Scanner(CompilationUnitTree unit, SourcePositions positions, List<String> lines) {
            this.unit = unit;
            this.positions = positions;
            this.lines = lines;
        }

        @Override
        public @Nullable Void visitClass(ClassTree node, @Nullable Void unused) {
            if (node.getSimpleName().length() > 0) {
                int line = line(positions.getStartPosition(unit, node));
                boolean isPublic = node.getModifiers().getFlags().contains(Modifier.PUBLIC);
                boolean hasDoc = line >= 2 && lines.get(line - 2).strip().startsWith("///");
                types.add(new Type(node.getSimpleName().toString(), line, isPublic, hasDoc));
            }
            return super.visitClass(node, null);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree node, @Nullable Void unused) {
            long start = positions.getStartPosition(unit, node);
            if (node.getBody() != null && start >= 0) {
                int first = line(start);
                int last = line(positions.getEndPosition(unit, node));
                Tree owner = getCurrentPath().getParentPath().getLeaf();
                methods.add(new Method(node.getName().toString(), first, last - first + 1,
                        node.getParameters().size(), owner.getKind() == Tree.Kind.RECORD));
            }
            return super.visitMethod(node, null);
        }

        private int line(long position) {
            return Math.toIntExact(unit.getLineMap().getLineNumber(position));
        }
    }
}
