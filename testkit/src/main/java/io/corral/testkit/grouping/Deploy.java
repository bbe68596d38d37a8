package io.corral.testkit.grouping;

import java.util.random.RandomGenerator;

/// Where and how an application runs when it fails. What is equal in two deploys is rendered
/// equally.
///
/// @param root directory of the application, without a slash at its end
/// @param windows whether paths are those of Windows
/// @param host name of the site
/// @param build decides lines, columns and hashes of bundles
/// @param generated decides numbers of lambdas, classes and proxies
/// @param library versions of libraries
/// @param runtime version of the language: 0 is years old, 2 is today's
/// @param sdk 0 an old SDK, 1 today's: which fields of a frame are there
/// @param engine browser, for JavaScript
/// @param inAppSent whether the SDK said which frames are the application's
public record Deploy(
        String root, boolean windows, String host, int build, int generated, int library,
        int runtime, int sdk, Engine engine, boolean inAppSent) {

    /// Engines of browsers.
    public enum Engine {
        CHROME,
        FIREFOX,
        SAFARI
    }

    private static final String[] ROOTS = {"/app", "/srv/app", "/usr/src/app", "/var/www/current",
        "/home/deploy/releases/20261103094512", "/opt/service", "/workspace",
        "/Users/ci/builds/service", "/home/site/wwwroot", "/var/task"};
    private static final String[] WINDOWS_ROOTS = {"C:\\inetpub\\service", "D:\\home\\site\\app",
        "C:\\Users\\build\\source\\repos\\service"};

    /// Some place; Unix, a new SDK that says what is in_app, Chrome.
    public static Deploy some(RandomGenerator random) {
        return new Deploy(ROOTS[random.nextInt(ROOTS.length)], false, "ferry.example",
                random.nextInt(1, 1 << 20), random.nextInt(1, 1 << 20), random.nextInt(1, 1000),
                1, 1, Engine.CHROME, true);
    }

    Deploy root(String other) {
        return new Deploy(other, windows, host, build, generated, library, runtime, sdk, engine,
                inAppSent);
    }

    Deploy elsewhere(RandomGenerator random) {
        String other = ROOTS[random.nextInt(ROOTS.length)];
        return other.equals(root) ? elsewhere(random) : root(other);
    }

    Deploy onWindows(RandomGenerator random) {
        return new Deploy(WINDOWS_ROOTS[random.nextInt(WINDOWS_ROOTS.length)], true, host, build,
                generated, library, runtime, sdk, engine, inAppSent);
    }

    Deploy host(String other) {
        return new Deploy(root, windows, other, build, generated, library, runtime, sdk, engine,
                inAppSent);
    }

    Deploy build(int other) {
        return new Deploy(root, windows, host, other, generated, library, runtime, sdk, engine,
                inAppSent);
    }

    Deploy generated(int other) {
        return new Deploy(root, windows, host, build, other, library, runtime, sdk, engine,
                inAppSent);
    }

    Deploy library(int other) {
        return new Deploy(root, windows, host, build, generated, other, runtime, sdk, engine,
                inAppSent);
    }

    Deploy runtime(int other) {
        return new Deploy(root, windows, host, build, generated, library, other, sdk, engine,
                inAppSent);
    }

    Deploy sdk(int other) {
        return new Deploy(root, windows, host, build, generated, library, runtime, other, engine,
                inAppSent);
    }

    Deploy engine(Engine other) {
        return new Deploy(root, windows, host, build, generated, library, runtime, sdk, other,
                inAppSent);
    }

    Deploy inAppSent(boolean other) {
        return new Deploy(root, windows, host, build, generated, library, runtime, sdk, engine,
                other);
    }

    /// A path below the root, with the separators of the system.
    String path(String relative) {
        return windows ? root + "\\" + relative.replace('/', '\\') : root + "/" + relative;
    }

    /// A number from 0 below `bound` that this build has for the name.
    int ofBuild(String name, int bound) {
        return Math.floorMod(Hash.mix(build, name), bound);
    }

    /// Hex digits that this build has for the name.
    String hashOfBuild(String name, int length) {
        return Hash.hex(build, name, length);
    }

    /// A version such as 4.17.2 that a library has here.
    String versionOf(String name) {
        int seed = Hash.mix(library, name);
        return Math.floorMod(seed, 9) + 1 + "." + Math.floorMod(seed >> 8, 30) + "."
                + Math.floorMod(seed >> 16, 10);
    }

    /// The name with `{n}` replaced by a number and `{hex}` by digits that a compiler or a run of
    /// the program chose.
    String generatedName(String name) {
        if (name.indexOf('{') < 0) {
            return name;
        }
        String number = String.valueOf(Math.floorMod(Hash.mix(generated, name), 40) + 1);
        return name.replace("{n}", number).replace("{hex}", Hash.hex(generated, name, 8));
    }
}
