package io.corral.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The working tree the tests look at: its modules, their sources and their classes.
///
/// @param root the folder of the root `pom.xml`, given by the build as property `corral.root`
record Repository(Path root) {

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    static Repository current() {
        return new Repository(Path.of(System.getProperty("corral.root", "..")).toAbsolutePath());
    }

    /// Module names in the order of the root `pom.xml`.
    List<String> modules() {
        return MODULE.matcher(text("pom.xml")).results().map((MatchResult m) -> m.group(1))
                .toList();
    }

    /// The text of one file, named from the root.
    String text(String path) {
        try {
            return Files.readString(root.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where the build puts the classes of a module; absent for modules without main sources.
    Path classes(String module) {
        return root.resolve(module).resolve("target/classes");
    }

    /// All Java sources, main and test, sorted by path.
    List<Path> javaSources() {
        return modules().stream().flatMap(module -> Stream.of("main", "test")
                .map(kind -> root.resolve(module).resolve("src").resolve(kind).resolve("java")))
                .filter(Files::isDirectory).flatMap(folder -> javaFiles(folder).stream()).sorted()
                .toList();
    }

    private static List<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A path as a person reads it: from the root, with `/`.
    String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
