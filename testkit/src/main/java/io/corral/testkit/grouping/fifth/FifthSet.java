package io.corral.testkit.grouping.fifth;

import io.corral.testkit.grouping.Family;
import io.corral.testkit.grouping.Family.Half;
import io.corral.testkit.grouping.third.WrittenFamilies;
import java.util.List;

/// The families of the fifth part.
public final class FifthSet {

    private static final List<String> FILES = List.of("apple.txt", "browser.txt", "dart.txt",
            "dotnet.txt", "elixir.txt", "go.txt", "java.txt", "jvm-languages.txt", "kotlin.txt",
            "logged.txt", "native.txt", "node.txt", "php.txt", "python.txt", "react-native.txt",
            "ruby.txt", "rust.txt", "unity.txt");

    private FifthSet() {}

    /// All of them.
    public static List<Family> families() {
        return WrittenFamilies.of(Half.FIFTH, FifthSet.class, FILES);
    }
}
