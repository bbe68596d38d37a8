package io.corral.testkit.grouping.third;

import io.corral.testkit.grouping.Family;
import io.corral.testkit.grouping.Family.Half;
import java.util.List;

/// The families of the third part.
public final class ThirdSet {

    private static final List<String> FILES = List.of("python.txt", "ruby.txt", "php.txt",
            "go.txt", "rust.txt", "apple.txt", "native.txt", "dart.txt", "elixir.txt",
            "dotnet.txt", "unity.txt", "kotlin.txt", "java.txt", "scala-groovy-clojure.txt",
            "browser.txt", "node.txt", "react-native.txt", "databases.txt", "clients.txt",
            "messages.txt");

    private ThirdSet() {}

    /// All of them.
    public static List<Family> families() {
        return WrittenFamilies.of(Half.THIRD, ThirdSet.class, FILES);
    }
}
