package io.corral.cli.tools;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a tool in the terminal finds around it.
///
/// @param environment holds SENTRY_URL, SENTRY_AUTH_TOKEN, SENTRY_ORG and SENTRY_PROJECT
/// @param directory where it was started
/// @param asking puts a question to the person; empty when nobody is there to answer
public record Surroundings(
        Map<String, String> environment, Path directory, InstantSource clock, Asking asking) {

    /// Puts questions.
    public interface Asking {
        /// Whether a person sits at a terminal.
        boolean isPossible();

        /// The answer to a question; empty when there is no terminal, or no answer.
        Optional<String> answer(String question);
    }

    /// Those of this process.
    public static Surroundings ofProcess() {
        return new Surroundings(System.getenv(), Path.of(""), Clock.systemUTC(), new AtTerminal());
    }

    /// Whether somebody says yes to what was just said; without a terminal nobody does.
    public boolean isYes(PrintWriter err) {
        err.flush();
        var answer = asking.answer("Do it? [y/N] ");
        boolean yes = answer.map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> word.equals("y") || word.equals("yes")).isPresent();
        if (!yes) {
            err.println(answer.isPresent()
                    ? "corral: nothing was changed"
                    : "corral: nothing was changed: nobody is there to say yes; give --yes in a"
                            + " script");
        }
        return yes;
    }

    /// Asks on standard error, and reads standard input.
    private static final class AtTerminal implements Asking {

        // JDK 25 answers null again where there is no terminal.
        @Override
        @SuppressWarnings("SystemConsoleNull")
        public boolean isPossible() {
            Console console = System.console();
            return console != null && console.isTerminal();
        }

        @Override
        public Optional<String> answer(String question) {
            if (!isPossible()) {
                return Optional.empty();
            }
            System.err.print(question);
            System.err.flush();
            try {
                return Optional.ofNullable(new BufferedReader(
                        new InputStreamReader(System.in, Charset.defaultCharset())).readLine());
            } catch (IOException e) {
                return Optional.empty();
            }
        }
    }
}
