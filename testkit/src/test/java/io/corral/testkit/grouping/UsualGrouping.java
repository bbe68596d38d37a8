package io.corral.testkit.grouping;

import io.corral.domain.event.Event;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.Frame;
import io.corral.domain.event.Message;
import io.corral.domain.event.StackTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What error trackers usually group by, as far as their documentation says it; to compare with.
/// Line numbers, which some document, are left out: no deploy would leave them alone. None of them
/// is a program of anybody's: where documentation is silent the kinder reading is taken.
enum UsualGrouping {
    /// The types of the chain and all frames in the application, by module or file and function
    /// (docs.sentry.io, "Issue Grouping", by stack trace; without the lines of source code and the
    /// vectors of texts that it can use too).
    ALL_IN_APP_FRAMES {
        @Override
        String key(Event event) {
            return ofChain(event, UsualGrouping::inApp);
        }
    },
    /// The type and the place of the newest frame in the application, of the exception thrown first
    /// (docs.bugsnag.com, "Error grouping"; docs.honeybadger.io, "Customizing error grouping").
    TOP_IN_APP_FRAME {
        @Override
        String key(Event event) {
            if (event.exceptions().isEmpty()) {
                return ofMessage(event);
            }
            ExceptionValue thrown = event.exceptions().getFirst();
            List<String> frames = frames(thrown.stackTrace(), UsualGrouping::inApp);
            return frames.isEmpty()
                    ? ofText(thrown)
                    : thrown.type() + " " + frames.getLast();
        }
    },
    /// The types of the chain and all frames by file and function (docs.rollbar.com, "Default
    /// Grouping Algorithm").
    ALL_FRAMES {
        @Override
        String key(Event event) {
            return ofChain(event, List::copyOf);
        }
    };

    // Revisions in names of files, and in texts what is surely a value.
    private static final Pattern REVISION = Pattern.compile("[.-][0-9a-f]{6,40}(?=[.-])");
    private static final Pattern VALUE =
            Pattern.compile("https?://\\S+|\\S+@\\S+|[0-9a-fA-F-]{16,}|0x[0-9a-fA-F]+|\\d+");

    /// Events with equal keys would be one issue.
    abstract String key(Event event);

    private static String ofChain(Event event, Function<List<Frame>, List<Frame>> choice) {
        if (event.exceptions().isEmpty()) {
            return ofMessage(event);
        }
        List<String> parts = new ArrayList<>();
        boolean stack = event.exceptions().stream()
                .anyMatch(each -> !frames(each.stackTrace(), choice).isEmpty());
        for (ExceptionValue each : event.exceptions()) {
            parts.add(stack ? String.valueOf(each.type()) : ofText(each));
            parts.addAll(frames(each.stackTrace(), choice));
        }
        return String.join("\n", parts);
    }

    private static String ofMessage(Event event) {
        Message message = event.message();
        return message == null
                ? ""
                : Objects.requireNonNullElseGet(message.template(), () -> masked(message.text()));
    }

    private static String ofText(ExceptionValue thrown) {
        return thrown.type() + ": " + masked(Objects.requireNonNullElse(thrown.value(), ""));
    }

    private static String masked(String text) {
        return VALUE.matcher(text).replaceAll("*");
    }

    /// Frames in the application; all of them where there is none, which trackers do.
    private static List<Frame> inApp(List<Frame> frames) {
        List<Frame> own =
                frames.stream().filter(each -> Boolean.TRUE.equals(each.inApp())).toList();
        return own.isEmpty() ? frames : own;
    }

    private static List<String> frames(
            @Nullable StackTrace stack, Function<List<Frame>, List<Frame>> choice) {
        return stack == null
                ? List.of()
                : choice.apply(stack.frames()).stream().map(UsualGrouping::place).toList();
    }

    private static String place(Frame frame) {
        String unit = frame.module() != null ? frame.module() : file(frame.filename());
        return unit + " " + frame.function();
    }

    // Without directories, which differ by machine, and without revisions.
    private static String file(@Nullable String path) {
        if (path == null) {
            return "";
        }
        int query = path.indexOf('?');
        String plain = query < 0 ? path : path.substring(0, query);
        return REVISION.matcher(plain.substring(plain.lastIndexOf('/') + 1)).replaceAll("");
    }
}
