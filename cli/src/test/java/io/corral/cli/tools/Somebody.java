package io.corral.cli.tools;

import io.corral.cli.tools.Surroundings.Asking;
import java.util.Optional;

/// Somebody at a terminal, who always says the same.
///
/// @param word empty when nobody is there
public record Somebody(String word) implements Asking {

    /// No terminal.
    public static final Somebody NOBODY = new Somebody("");

    @Override
    public boolean isPossible() {
        return !word.isEmpty();
    }

    @Override
    public Optional<String> answer(String question) {
        return Optional.of(word).filter(said -> !said.isEmpty());
    }
}
