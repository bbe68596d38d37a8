package io.corral.server;

import io.corral.engine.admin.Setup.Welcome;
import io.corral.server.admin.OneShot;
import io.corral.server.bound.BoundServer;
import io.corral.server.config.Configuration;
import io.corral.server.config.Configuration.LogLevel;
import io.corral.server.config.ConfigurationReader;
import io.corral.server.config.WrongConfiguration;
import io.corral.server.wiring.AdminParts;
import io.corral.server.wiring.Application;
import io.corral.server.wiring.BenchFill;
import io.corral.store.StoreException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts the server: `serve` in the foreground until SIGTERM. What goes wrong at the start is one
/// sentence on standard error and exit code 1; a wrong command line is exit code 2.
public final class Main {

    private static final int FAILED = 1;
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final int WRONG_USAGE = 2;

    private Main() {}

    /// Runs the command named first.
    public static void main(String[] arguments) {
        int code = run(Arrays.asList(arguments), System.out, System.err);
        if (code != 0) {
            System.exit(code);
        }
    }

    private static int run(List<String> arguments, PrintStream out, PrintStream err) {
        String command = arguments.isEmpty() ? "" : arguments.getFirst();
        if (command.equals("bench-bound") && arguments.size() == 2) {
            LogSettings.apply(new Configuration.Log(LogLevel.WARN, Configuration.LogFormat.TEXT));
            return bound(Path.of(arguments.getLast()), out, err);
        }
        if (!command.equals("serve") && !command.equals("admin") && !command.equals("bench-fill")) {
            err.println("corral: expected the command serve; see ./corral --help");
            return WRONG_USAGE;
        }
        int words = command.equals("bench-fill") ? Math.min(3, arguments.size()) : 1;
        List<String> flags = arguments.subList(words, arguments.size());
        if (flags.contains("--help") || flags.contains("-h")) {
            out.print(io.corral.server.config.HelpText.serve());
            return 0;
        }
        try {
            Configuration configuration =
                    new ConfigurationReader().read(flags, System.getenv());
            if (command.equals("admin")) {
                return admin(configuration, out);
            }
            if (command.equals("bench-fill")) {
                return fill(arguments, configuration, err);
            }
            serve(configuration, out);
            return 0;
        } catch (WrongConfiguration e) {
            err.println("corral: " + e.getMessage());
            return WRONG_USAGE;
        } catch (StoreException | UncheckedIOException e) {
            err.println("corral: " + messageOf(e));
            return FAILED;
        }
    }

    /// One request of another command while no server runs: JSON in, JSON out.
    private static int admin(Configuration configuration, PrintStream out) {
        LogSettings.apply(new Configuration.Log(LogLevel.WARN, configuration.log().format()));
        Function<Path, OneShot.Opened> open = directory -> new AdminParts(
                configuration.withData(directory), clock());
        new OneShot(open).run(configuration.data(), System.in, out);
        return 0;
    }

    /// What `corral bench ingest --bound` compares the server with.
    private static int bound(Path directory, PrintStream out, PrintStream err) {
        try {
            BoundServer.run(directory, out);
            return 0;
        } catch (IOException e) {
            err.println("corral: " + directory + " cannot be written: " + e.getMessage());
            return FAILED;
        }
    }

    /// `bench-fill EVENTS ISSUES --data DIR`, for `corral bench query`.
    private static int fill(List<String> arguments, Configuration configuration, PrintStream err) {
        LogSettings.apply(new Configuration.Log(LogLevel.WARN, configuration.log().format()));
        try {
            BenchFill.run(configuration, Long.parseLong(arguments.get(1)),
                    Integer.parseInt(arguments.get(2)), Clock.systemUTC(), err);
            return 0;
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            err.println("corral: expected bench-fill EVENTS ISSUES --data DIR");
            return WRONG_USAGE;
        }
    }

    private static void serve(Configuration configuration, PrintStream out) {
        LogSettings.apply(configuration.log());
        var stopped = new CountDownLatch(1);
        Application application = Application.start(configuration, clock());
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            int code = stop(application);
            stopped.countDown();
            Runtime.getRuntime().halt(code);
        }));
        greet(application, configuration.publicUrl(application.port()), out);
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return the exit code
    private static int stop(Application application) {
        try {
            application.close();
            return 0;
        } catch (RuntimeException e) {
            LOG.error("Corral did not stop cleanly; nothing that was acknowledged is lost", e);
            return FAILED;
        }
    }

    /// The system's clock. Tests shift it by the duration in a variable (ISO 8601, `-PT24H`), to
    /// live through a change of day without waiting for one.
    private static Clock clock() {
        String offset = System.getenv("CORRAL_CLOCK_OFFSET");
        return offset == null
                ? Clock.systemUTC()
                : Clock.offset(Clock.systemUTC(), Duration.parse(offset));
    }

    private static void greet(Application application, String url, PrintStream out) {
        Welcome welcome = application.welcome(url);
        if (welcome != null) {
            out.println("""
                        Welcome to Corral. This data directory is new, so these were made for you:

                          Sign in (once, within a day)  %s
                          DSN for your application      %s

                        Put the DSN into any Sentry SDK, raise an error, and look at %s.
                        """.formatted(welcome.signInUrl(), welcome.dsn(), url));
        }
        out.println("Corral is ready at " + url);
        out.flush();
    }

    private static String messageOf(RuntimeException failure) {
        @Nullable
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
