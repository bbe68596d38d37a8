package io.corral.testkit.grouping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// The base errors, read from one text file per platform:
///
/// ```
/// stack NAME                 calls that several errors share
///   unit function
/// error NAME
/// Type: message              an exception; several in order, the first thrown first
///   @NAME                    the calls of that stack
///   unit function            a call of the application, oldest first
///   ~unit function           a call of a library
///   =unit function           a call of the runtime
/// ```
///
/// In braces stands what varies; see [Slots].
public final class BaseErrors {

    private BaseErrors() {}

    /// All of them, in the order of platforms and files.
    public static List<BaseError> all() {
        List<BaseError> errors = new ArrayList<>();
        for (Platform platform : Platform.values()) {
            errors.addAll(of(platform));
        }
        return List.copyOf(errors);
    }

    /// Those of one platform.
    public static List<BaseError> of(Platform platform) {
        String file = platform.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".txt";
        return new Reading(platform).read(lines(file));
    }

    /// The lines of a file beside this class that are no comments and not empty.
    static List<String> lines(String file) {
        return allLines(file).stream().filter(line -> !line.startsWith("#")).toList();
    }

    /// The lines of a file beside this class that are not empty.
    static List<String> allLines(String file) {
        try (InputStream in = BaseErrors.class.getResourceAsStream(file)) {
            byte[] text = Objects.requireNonNull(in, file).readAllBytes();
            return new String(text, StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank()).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// One pass over a file. Owned by one thread.
    private static final class Reading {
        private final Platform platform;
        private final Map<String, List<Call>> stacks = new HashMap<>();
        private final List<BaseError> errors = new ArrayList<>();
        private List<Call> calls = new ArrayList<>();

        Reading(Platform platform) {
            this.platform = platform;
        }

        List<BaseError> read(List<String> lines) {
            String name = "";
            List<Thrown> chain = new ArrayList<>();
            for (String line : lines) {
                if (line.startsWith("stack ")) {
                    end(name, chain);
                    name = "";
                    calls = new ArrayList<>();
                    stacks.put(line.substring(6).strip(), calls);
                } else if (line.startsWith("error ")) {
                    end(name, chain);
                    name = line.substring(6).strip();
                } else if (line.startsWith("  ")) {
                    call(line.strip());
                } else {
                    raise(chain, line);
                }
            }
            end(name, chain);
            return errors;
        }

        private void call(String line) {
            if (line.startsWith("@")) {
                calls.addAll(Objects.requireNonNull(stacks.get(line.substring(1)), line));
            } else {
                calls.add(Call.parse(line));
            }
        }

        private void raise(List<Thrown> chain, String line) {
            close(chain);
            int colon = line.indexOf(": ");
            if (colon < 0) {
                throw new IllegalStateException("expected `Type: message`, found: " + line);
            }
            String value = line.substring(colon + 2).replace("\\n", "\n");
            calls = new ArrayList<>();
            chain.add(new Thrown(line.substring(0, colon), value, List.of()));
        }

        private void end(String name, List<Thrown> chain) {
            close(chain);
            if (!name.isEmpty()) {
                errors.add(new BaseError(name, platform, chain));
            }
            chain.clear();
        }

        private void close(List<Thrown> chain) {
            if (!chain.isEmpty()) {
                chain.set(chain.size() - 1, chain.getLast().calls(calls));
            }
        }
    }
}
