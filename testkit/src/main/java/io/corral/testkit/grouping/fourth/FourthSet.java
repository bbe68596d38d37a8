package io.corral.testkit.grouping.fourth;

import io.corral.testkit.grouping.Family;
import io.corral.testkit.grouping.Family.Half;
import io.corral.testkit.grouping.third.WrittenFamilies;
import java.util.List;

/// The families of the fourth part.
public final class FourthSet {

    private static final List<String> FILES = List.of("python.txt", "ruby.txt", "php.txt",
            "go.txt", "rust.txt", "apple.txt", "native.txt", "dart.txt", "elixir.txt",
            "dotnet.txt", "unity.txt", "kotlin.txt", "java.txt", "jvm-languages.txt",
            "browser.txt", "node.txt", "react-native.txt");

    private FourthSet() {}

    /// All of them.
    public static List<Family> families() {
        return WrittenFamilies.of(Half.FOURTH, FourthSet.class, FILES);
    }
}
