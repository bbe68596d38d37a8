package io.corral.testkit.grouping.sixth;

import io.corral.testkit.grouping.Family;
import io.corral.testkit.grouping.Family.Half;
import io.corral.testkit.grouping.third.WrittenFamilies;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The families of the sixth part: a folder for each half, whose `index.txt` lists its files.
public final class SixthSet {

    private SixthSet() {}

    /// All of them, the open half first.
    public static List<Family> families() {
        return Stream.concat(half(Half.SIXTH_OPEN, "open/"), half(Half.SIXTH_CLOSED, "closed/"))
                .toList();
    }

    private static Stream<Family> half(Half half, String folder) {
        List<String> files = index(folder + "index.txt").stream().map(folder::concat).toList();
        return WrittenFamilies.of(half, SixthSet.class, files).stream();
    }

    private static List<String> index(String name) {
        try (InputStream in = SixthSet.class.getResourceAsStream(name)) {
            byte[] text = Objects.requireNonNull(in, name).readAllBytes();
            return new String(text, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
