package io.corral.domain.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EditionTest {

    /// Values that rules read, and what is made of verdicts later.
    private static final Set<String> OTHERS = Set.of("CauseCategory", "Edition", "Escalation",
            "Explanation", "Ignore", "IgnoreWarning", "IssueFacts", "Learning", "NoiseClass",
            "ProductContext",
            "Recovery", "RepeatedIgnores", "Severity", "Signal", "Since", "Triage",
            "TriageInput", "TriageSettings",
            "Verdict", "WrongHighs", "package-info");

    @Test
    void name_isTheSame_whileNothingChanges() {
        assertThat(Edition.name()).hasSize(12).isEqualTo(Edition.name());
    }

    @Test
    void name_isOfEveryClassThatDecides() throws IOException, URISyntaxException {
        Path classes = Path.of(Objects.requireNonNull(
                Edition.class.getResource("Edition.class")).toURI()).getParent();
        Set<String> deciding = Edition.DECIDING.stream().map(Class::getSimpleName)
                .collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(classes)) {
            assertThat(files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && name.indexOf('$') < 0)
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .filter(name -> !OTHERS.contains(name)))
                    .as("a class that reads or decides has to be in Edition.DECIDING,"
                            + " another one in OTHERS here")
                    .containsExactlyInAnyOrderElementsOf(deciding);
        }
    }
}
