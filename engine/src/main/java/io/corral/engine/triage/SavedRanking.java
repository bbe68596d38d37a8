package io.corral.engine.triage;

import io.corral.domain.id.IssueId;
import io.corral.domain.triage.CauseCategory;
import io.corral.domain.triage.Correction;
import io.corral.domain.triage.Edition;
import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.NoiseClass;
import io.corral.domain.triage.Ranking;
import io.corral.domain.triage.Ranking.Finding;
import io.corral.domain.triage.Severity;
import io.corral.domain.triage.SignalType;
import io.corral.domain.triage.TriageInput;
import io.corral.domain.triage.TriageSettings;
import io.corral.domain.triage.Verdict;
import io.corral.protocol.triage.RankingLines;
import io.corral.store.issue.IssueMark;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// A ranking with all that was read for it, as another process goes on from it: what did not
/// change since is neither read nor judged again. Good within the hour it counted, for the rules
/// and settings that made it.
///
/// @param around what surrounded the issues, without issues, in the form of a shown ranking
/// @param hour that counts of events end with
/// @param known what was read, by issue
/// @param findings what was decided, by short id
record SavedRanking(RankingLines.Kept around, Instant hour, Map<IssueId, SavedIssue> known,
        Map<String, Finding> findings) {

    /// Of these bytes; another number makes what was kept before unreadable.
    private static final int FORMAT = 1;

    static SavedRanking of(Ranking ranking, Collection<String> addresses, Instant hour,
            List<SavedIssue> issues) {
        var around = new RankingLines.Kept(ranking.input().of(List.of()), Map.of(), Map.of(),
                addresses, Map.of(), Edition.name(), TriageSettings.DEFAULTS.toString());
        return new SavedRanking(around, hour, byId(issues), ranking.findings());
    }

    private static Map<IssueId, SavedIssue> byId(List<SavedIssue> issues) {
        Map<IssueId, SavedIssue> known = HashMap.newHashMap(issues.size());
        issues.forEach(issue -> known.put(issue.mark().id(), issue));
        return known;
    }

    /// Whether one can go on from it.
    boolean isGoodAt(Instant now) {
        return hour.equals(Buckets.hour(now)) && around.version().equals(Edition.name())
                && around.settings().equals(TriageSettings.DEFAULTS.toString());
    }

    /// Whether an issue is as it was.
    boolean isSame(IssueMark mark) {
        SavedIssue issue = known.get(mark.id());
        return issue != null && issue.mark().equals(mark);
    }

    SavedIssue known(IssueId issue) {
        SavedIssue found = known.get(issue);
        if (found == null) {
            throw new IllegalArgumentException("issue " + issue + " was not ranked");
        }
        return found;
    }

    /// What requests came to.
    Collection<String> addresses() {
        return around.addresses();
    }

    /// The list again, of those issues that are as they were.
    Ranking ranking(List<IssueFacts> issues) {
        TriageInput input = around.input().of(issues);
        return Ranking.restored(input, TriageSettings.DEFAULTS, addresses(), findings);
    }

    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var fast = new Deflater(Deflater.BEST_SPEED);
                var stream = new DataOutputStream(
                        new DeflaterOutputStream(bytes, fast, 1 << 16))) {
            stream.writeInt(FORMAT);
            var out = new SavedFields.Writer(stream);
            var head = new ByteArrayOutputStream();
            RankingLines.write(around, head);
            out.bytes(head.toByteArray());
            out.time(hour);
            out.list(known.values(), known.size(), issue -> issue.write(out));
            out.list(findings.values(), findings.size(), finding -> write(finding, out));
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    /// Reads it; empty when another version wrote it, or when it is damaged.
    static Optional<SavedRanking> read(byte[] bytes) {
        try (var stream = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            var in = ByteBuffer.wrap(stream.readAllBytes());
            return in.getInt() == FORMAT
                    ? read(new SavedFields.Reader(in))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException
                | BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private static Optional<SavedRanking> read(SavedFields.Reader in) throws IOException {
        Optional<RankingLines.Kept> around =
                RankingLines.read(new ByteArrayInputStream(in.bytes()));
        if (around.isEmpty()) {
            return Optional.empty();
        }
        Instant hour = in.time();
        Map<IssueId, SavedIssue> known = byId(in.list(() -> SavedIssue.from(in)));
        Map<String, Finding> findings = new HashMap<>();
        in.list(() -> finding(in)).forEach(
                finding -> findings.put(finding.verdict().shortId(), finding));
        return Optional.of(new SavedRanking(around.get(), hour, known, findings));
    }

    private static void write(Finding finding, SavedFields.Writer out) throws IOException {
        write(finding.verdict(), out);
        out.texts(finding.roots());
        out.time(finding.at());
        Correction.Said plain = finding.plain();
        out.number(plain.tier());
        out.word(plain.cause());
        out.word(plain.noise());
        out.list(finding.alarms(), finding.alarms().size(), out::word);
    }

    private static Finding finding(SavedFields.Reader in) throws IOException {
        Verdict verdict = verdict(in);
        List<String> roots = in.texts();
        Instant at = in.time();
        var plain = new Correction.Said(in.size(), in.wordOrNull(CauseCategory::valueOf),
                in.wordOrNull(NoiseClass::valueOf));
        Set<SignalType> alarms =
                new HashSet<>(in.list(() -> SignalType.valueOf(in.text())));
        return new Finding(verdict, roots, at, plain, alarms);
    }

    private static void write(Verdict verdict, SavedFields.Writer out) throws IOException {
        out.text(verdict.shortId());
        out.text(verdict.project());
        out.number(verdict.tier());
        out.word(verdict.severity());
        out.word(verdict.cause());
        out.word(verdict.noise());
        out.real(verdict.score());
        out.list(verdict.reasons(), verdict.reasons().size(), reason -> {
            out.text(reason.signal());
            out.text(reason.evidence());
            out.real(reason.weight());
        });
        out.texts(verdict.path());
        out.text(verdict.nextStep());
        out.texts(verdict.whatWouldChange());
        out.texts(verdict.notSeen());
    }

    private static Verdict verdict(SavedFields.Reader in) throws IOException {
        return new Verdict(0, in.text(), in.text(), in.size(), Severity.valueOf(in.text()),
                in.wordOrNull(CauseCategory::valueOf), in.wordOrNull(NoiseClass::valueOf),
                in.real(), in.list(() -> new Verdict.Reason(in.text(), in.text(), in.real())),
                in.texts(), null, in.text(), in.texts(), in.texts());
    }
}
