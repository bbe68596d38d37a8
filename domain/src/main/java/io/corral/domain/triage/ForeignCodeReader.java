package io.corral.domain.triage;

import io.corral.domain.event.Event;
import io.corral.domain.event.EventKind;
import io.corral.domain.event.Frame;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Code in the page that is not ours: extensions, injected scripts, page translation.
final class ForeignCodeReader {

    private static final List<String> FOREIGN = List.of("chrome-extension:", "moz-extension:",
            "safari-extension:", "safari-web-extension:", "ms-browser-extension:",
            "webkit-masked-url:", "userscript", "greasemonkey", "tampermonkey", "violentmonkey");
    private static final List<String> INLINE = List.of("inline", "eval", "data", "blob", "about");
    private static final int FILE_LENGTH_MAX = 100;

    private ForeignCodeReader() {}

    /// Needs the signals of [DeployReader].
    static void read(IssueReading reading, Evidence evidence) {
        readFrames(reading, evidence);
        readPolicyReport(reading, evidence);
        readTranslation(reading, evidence);
    }

    private static void readFrames(IssueReading reading, Evidence evidence) {
        List<Frame> frames = reading.frames();
        Optional<Frame> extension =
                frames.stream().filter(ForeignCodeReader::isExtension).findFirst();
        boolean onlyElsewhere = !frames.isEmpty()
                && frames.stream().allMatch(frame -> isElsewhere(reading, frame));
        boolean noneOfOurs = reading.ownFrames().stream()
                .allMatch(ForeignCodeReader::isExtension);
        if (noneOfOurs && (extension.isPresent() || onlyElsewhere)) {
            Frame frame = extension.orElse(frames.getLast());
            evidence.add(SignalType.FOREIGN_FRAMES, String.valueOf(frame.filename()),
                    "event.exception.stacktrace.frames.filename");
        }
    }

    private static boolean isExtension(Frame frame) {
        return isExtension(frame.filename()) || isExtension(frame.absPath());
    }

    private static boolean isExtension(@Nullable String file) {
        if (file == null) {
            return false;
        }
        String begin = file.substring(0, Math.min(file.length(), FILE_LENGTH_MAX))
                .toLowerCase(Locale.ROOT);
        return FOREIGN.stream().anyMatch(begin::contains);
    }

    private static boolean isElsewhere(IssueReading reading, Frame frame) {
        String file = frame.absPath() != null ? frame.absPath() : frame.filename();
        Optional<String> host = file == null || !file.startsWith("http")
                ? Optional.empty()
                : Hosts.hostOf(file);
        return host.isPresent() && !reading.hosts().isOurs(host.get());
    }

    // What a policy blocks since a deploy may be ours; what it has always blocked is injected.
    private static void readPolicyReport(IssueReading reading, Evidence evidence) {
        Event event = reading.event();
        if (event == null || event.kind() != EventKind.CSP) {
            return;
        }
        String blocked = String.valueOf(event.security().get("blocked_uri"));
        boolean since = evidence.hasAny(SignalType.AFTER_DEPLOY, SignalType.DEPLOY_ELSEWHERE);
        if (isExtension(blocked)
                || (!since && (INLINE.contains(blocked) || isUnknownHost(reading, blocked)))) {
            evidence.add(SignalType.FOREIGN_FRAMES, blocked, "event.csp.blocked_uri");
        }
    }

    private static boolean isUnknownHost(IssueReading reading, String address) {
        Optional<String> host = Hosts.hostOf(address);
        return host.isPresent() && !reading.hosts().isOurs(host.get())
                && reading.input().context().thirdParties().stream()
                        .noneMatch(party -> host.get().endsWith(party.host()));
    }

    private static void readTranslation(IssueReading reading, Evidence evidence) {
        boolean moved = reading.findInMessage(Topic.MOVED_NODES).isPresent();
        if (!moved || !reading.ownFrames().isEmpty()) {
            return;
        }
        reading.facts().tags().forEach((key, values) -> {
            boolean named = reading.hear(key).has(Topic.TRANSLATOR);
            values.stream()
                    .filter(share -> named
                            || reading.hear(share.value()).has(Topic.TRANSLATOR))
                    .findFirst().ifPresent(share -> evidence.add(SignalType.TRANSLATED_PAGE,
                            share.value(), "tags." + key));
        });
    }
}
