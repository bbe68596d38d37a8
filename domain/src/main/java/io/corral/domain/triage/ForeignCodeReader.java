package io.corral.domain.triage;

import io.corral.domain.event.Event;
import io.corral.domain.event.EventKind;
import io.corral.domain.event.Frame;
import java.util.List;
import java.util.Optional;

/// Code in the page that is not ours: extensions, injected scripts, page translation.
final class ForeignCodeReader {

    private static final List<String> INLINE = List.of("inline", "eval", "data", "blob", "about");
    /// Frames before the failing one that are looked at for hooks.
    private static final int INNERMOST = 3;

    private ForeignCodeReader() {}

    /// Needs the signals of [DeployReader].
    static void read(IssueReading reading, Evidence evidence) {
        readFrames(reading, evidence);
        readBlocked(reading, evidence);
        readPolicyReport(reading, evidence);
        readTranslation(reading, evidence);
    }

    private static void readFrames(IssueReading reading, Evidence evidence) {
        List<Frame> frames = reading.frames();
        Optional<Frame> foreign = frames.stream().filter(OwnFrames::isExtension).findFirst();
        boolean onlyElsewhere = !frames.isEmpty()
                && frames.stream().allMatch(frame -> isElsewhere(reading, frame));
        if (reading.ownFrames().isEmpty() && (foreign.isPresent() || onlyElsewhere)) {
            Frame frame = foreign.orElse(frames.getLast());
            evidence.add(SignalType.FOREIGN_FRAMES, String.valueOf(frame.filename()),
                    "event.exception.stacktrace.frames.filename");
        }
        // A hook runs within functions of the program; it is what failed where it is innermost.
        frames.subList(Math.max(0, frames.size() - INNERMOST), frames.size()).stream()
                .filter(OwnFrames::isHook).findFirst()
                .ifPresent(hook -> evidence.add(SignalType.FOREIGN_FRAMES, text(hook),
                        "event.exception.stacktrace.frames"));
    }

    // A browser says so where something that people added to it refuses a request.
    private static void readBlocked(IssueReading reading, Evidence evidence) {
        reading.findInMessage(Topic.BLOCKED_BY_CLIENT)
                .or(() -> reading.find(Topic.BLOCKED_BY_CLIENT, place -> place.kind().isNote()))
                .ifPresent(found -> evidence.add(SignalType.FOREIGN_FRAMES,
                        "\"" + found.word() + "\"", found.place().source()));
    }

    private static String text(Frame frame) {
        return (frame.module() == null ? "" : frame.module() + ".") + frame.function()
                + (frame.packageName() == null ? "" : " in " + frame.packageName());
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
        if (OwnFrames.isExtension(blocked)
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

    // Code of ours that moves nodes itself may be at fault, unless the page was always translated.
    private static void readTranslation(IssueReading reading, Evidence evidence) {
        if (reading.findInMessage(Topic.MOVED_NODES).isEmpty()) {
            return;
        }
        boolean own = !reading.ownFrames().isEmpty();
        reading.facts().tags().forEach((key, values) -> {
            boolean named = reading.hear(key).has(Topic.TRANSLATOR);
            values.stream()
                    .filter(_ -> !own || (values.size() == 1 && reading.isOnAll(values)))
                    .filter(share -> named
                            || reading.hear(share.value()).has(Topic.TRANSLATOR))
                    .findFirst().ifPresent(share -> evidence.add(SignalType.TRANSLATED_PAGE,
                            share.value(), "tags." + key));
        });
    }
}
