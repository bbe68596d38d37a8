package io.corral.cli.tools;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where this user's programs keep what they can read again.
public final class CacheDirectory {

    private CacheDirectory() {}

    /// Corral's own: below `XDG_CACHE_HOME` where that is set, otherwise where the system keeps
    /// such things.
    ///
    /// @param home of the user
    /// @param system name of the operating system
    public static Path of(Map<String, String> environment, String home, String system) {
        String set = environment.getOrDefault("XDG_CACHE_HOME", "");
        String local = environment.getOrDefault("LOCALAPPDATA", "");
        String name = system.toLowerCase(Locale.ROOT);
        Path caches = !set.isBlank() && Path.of(set).isAbsolute()
                ? Path.of(set)
                : name.startsWith("windows") && !local.isBlank()
                        ? Path.of(local)
                        : name.startsWith("mac")
                                ? Path.of(home, "Library", "Caches")
                                : Path.of(home, ".cache");
        return caches.resolve("corral");
    }

    /// Of this process.
    public static Path ofProcess() {
        return of(System.getenv(), System.getProperty("user.home", "."),
                System.getProperty("os.name", ""));
    }
}
