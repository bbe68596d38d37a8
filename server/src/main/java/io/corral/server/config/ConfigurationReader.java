package io.corral.server.config;

import io.corral.domain.search.Nearest;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the configuration: a flag wins over the environment, that over the file, that over the
/// default. What is not known is refused with the nearest known name.
///
/// The file holds `key = value` lines; blank lines and lines that begin with `#` mean nothing. It
/// is the one named by `--config` or `CORRAL_CONFIG`, or `corral.conf` in the data directory.
public final class ConfigurationReader {

    private static final String FILE_FLAG = "--config";
    private static final String FILE_VARIABLE = "CORRAL_CONFIG";
    private static final String FILE_NAME = "corral.conf";

    /// The default of the key `data`, needed before the others are known.
    static final String DEFAULT_DIRECTORY = "corral-data";

    /// Variables of that prefix which are the launcher's or the tests', not keys.
    private static final Set<String> OTHER_VARIABLES = Set.of(
            FILE_VARIABLE, "CORRAL_JAVA_HOME", "CORRAL_JAVA_OPTS", "CORRAL_NO_BUILD",
            "CORRAL_NO_AOT", "CORRAL_CACHE_DIR", "CORRAL_CRASH_AT", "CORRAL_CLOCK_OFFSET");

    private final List<Key> keys = Key.all();

    private record Source(String where, String text) {}

    /// Reads the configuration.
    ///
    /// @param flags of the command line, without the command itself
    /// @param environment variables; those without the prefix `CORRAL_` mean nothing
    /// @throws WrongConfiguration with a sentence for the operator
    public Configuration read(List<String> flags, Map<String, String> environment) {
        Map<String, Source> fromFlags = flags(flags);
        Map<String, Source> values = new HashMap<>(environment(environment));
        Source named = fromFlags.remove(FILE_FLAG);
        values.putAll(fromFlags);
        String variable = environment.get(FILE_VARIABLE);
        Map<String, Source> all = new HashMap<>(
                file(named != null ? named.text() : variable, values));
        all.putAll(values);
        return configuration(all);
    }

    private Map<String, Source> flags(List<String> flags) {
        Map<String, Key> known = by(Key::flag);
        Map<String, Source> values = new LinkedHashMap<>();
        for (int i = 0; i < flags.size(); i++) {
            String word = flags.get(i);
            int equals = word.indexOf('=');
            String flag = equals < 0 ? word : word.substring(0, equals);
            Key key = known.get(flag);
            if (key == null && !flag.equals(FILE_FLAG)) {
                throw unknown("flag", flag, known);
            }
            if (equals < 0 && i + 1 == flags.size()) {
                throw new WrongConfiguration("The flag " + flag + " needs a value.");
            }
            String value = equals < 0 ? flags.get(++i) : word.substring(equals + 1);
            values.put(key == null ? FILE_FLAG : key.name(), new Source(flag, value));
        }
        return values;
    }

    private Map<String, Source> environment(Map<String, String> environment) {
        Map<String, Key> known = by(Key::environment);
        Map<String, Source> values = new HashMap<>();
        environment.forEach((name, value) -> {
            Key key = known.get(name);
            if (key != null) {
                values.put(key.name(), new Source(name, value));
            } else if (name.startsWith("CORRAL_") && !OTHER_VARIABLES.contains(name)) {
                throw unknown("environment variable", name, known);
            }
        });
        return values;
    }

    private Map<String, Source> file(@Nullable String named, Map<String, Source> others) {
        if (named != null) {
            return file(Path.of(named));
        }
        Source data = others.get("data");
        Path usual = Path.of(data != null ? data.text() : DEFAULT_DIRECTORY)
                .resolve(FILE_NAME);
        return Files.exists(usual) ? file(usual) : Map.of();
    }

    private Map<String, Source> file(Path path) {
        Map<String, Key> known = by(Key::name);
        Map<String, Source> values = new HashMap<>();
        List<String> lines = lines(path);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String where = path + ", line " + (i + 1);
            int equals = line.indexOf('=');
            if (equals < 0) {
                throw new WrongConfiguration(where + ": expected key = value, found " + line + ".");
            }
            String name = line.substring(0, equals).strip();
            if (!known.containsKey(name)) {
                throw unknown("key", name + " (" + where + ")", name, known);
            }
            values.put(name, new Source(where + ", " + name, line.substring(equals + 1).strip()));
        }
        return values;
    }

    private static List<String> lines(Path path) {
        try {
            return Files.readAllLines(path);
        } catch (IOException e) {
            throw new WrongConfiguration(
                    "The configuration file " + path + " cannot be read: " + e + ".");
        }
    }

    private Map<String, Key> by(Function<Key, String> name) {
        return keys.stream().collect(Collectors.toMap(name, Function.identity()));
    }

    private static WrongConfiguration unknown(String what, String found, Map<String, Key> known) {
        return unknown(what, found, found, known);
    }

    private static WrongConfiguration unknown(
            String what, String found, String word, Map<String, Key> known) {
        return new WrongConfiguration("Unknown %s %s; did you mean %s?"
                .formatted(what, found, Nearest.to(word, known.keySet())));
    }

    private static Configuration configuration(Map<String, Source> values) {
        return (Configuration) build(Configuration.class, "", values);
    }

    private static Object build(Class<?> type, String prefix, Map<String, Source> values) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable
        Object[] arguments = new @Nullable Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            String name = prefix + Key.dashed(components[i].getName());
            Setting setting = components[i].getAnnotation(Setting.class);
            arguments[i] = setting == null
                    ? build(types[i], name + ".", values)
                    : value(components[i], setting, values.get(name));
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new WrongConfiguration("The " + reason(e.getTargetException()) + ".");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " is not a record of its components", e);
        }
    }

    private static String reason(Throwable refusal) {
        if (refusal instanceof IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
        throw new IllegalStateException("a record of the configuration failed", refusal);
    }

    private static @Nullable Object value(
            RecordComponent component, Setting setting, @Nullable Source source) {
        String text = source == null ? setting.value() : source.text();
        try {
            Object value = Values.parse(component.getGenericType(), text);
            if (value == null && !setting.value().isEmpty()) {
                throw new IllegalArgumentException("expected a value");
            }
            return value;
        } catch (IllegalArgumentException e) {
            String where = source == null ? component.getName() : source.where();
            throw new WrongConfiguration(
                    "%s: %s, found \"%s\".".formatted(where, e.getMessage(), text));
        }
    }
}
