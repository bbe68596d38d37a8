package io.corral.store.embedded.similar;

import io.corral.domain.group.similar.Evidence;
import io.corral.domain.group.similar.Evidence.AlignedFrame;
import io.corral.domain.group.similar.Evidence.Doubt;
import io.corral.domain.group.similar.Evidence.Side;
import io.corral.domain.group.similar.Proposal.Grounds;
import io.corral.domain.group.similar.SimilarIssues;
import io.corral.domain.group.similar.SplitCondition;
import io.corral.domain.group.similar.SplitFinding;
import io.corral.domain.id.IssueId;
import java.io.IOException;

/// [Grounds] and [Evidence] as bytes.
final class GroundsCodec {

    private GroundsCodec() {}

    static byte[] write(Evidence evidence) {
        return Binary.write(out -> evidence(evidence, out));
    }

    static Evidence readEvidence(byte[] bytes) {
        return Binary.read(bytes, GroundsCodec::evidence);
    }

    static byte[] write(Grounds grounds) {
        return Binary.write(out -> {
            switch (grounds) {
                case Grounds.Merge(var leader, var pairs) -> {
                    out.flag(true);
                    out.number(leader.value());
                    out.list(pairs, pair -> {
                        out.number(pair.first().value());
                        out.number(pair.second().value());
                        evidence(pair.evidence(), out);
                    });
                }
                case Grounds.Split(var issue, var finding) -> {
                    out.flag(false);
                    out.number(issue.value());
                    finding(finding, out);
                }
            }
        });
    }

    static Grounds readGrounds(byte[] bytes) {
        return Binary.read(bytes, in -> in.flag()
                ? new Grounds.Merge(new IssueId(in.number()), in.list(() -> new SimilarIssues(
                        new IssueId(in.number()), new IssueId(in.number()), evidence(in))))
                : new Grounds.Split(new IssueId(in.number()), finding(in)));
    }

    private static void evidence(Evidence evidence, Binary.Writer out) throws IOException {
        out.real(evidence.score());
        out.real(evidence.frames());
        out.real(evidence.types());
        out.real(evidence.template());
        out.list(evidence.doubts(), out::word);
        out.list(evidence.aligned(), frame -> {
            out.text(frame.token());
            out.word(frame.side());
            out.real(frame.weight());
        });
        out.texts(evidence.templates());
        out.texts(evidence.typeNames());
    }

    private static Evidence evidence(Binary.Reader in) throws IOException {
        return new Evidence(in.real(), in.real(), in.real(), in.real(),
                in.list(() -> in.word(Doubt.class)),
                in.list(() -> new AlignedFrame(in.text(), in.word(Side.class), in.real())),
                in.texts(), in.texts());
    }

    private static void finding(SplitFinding finding, Binary.Writer out) throws IOException {
        out.number(finding.key());
        out.real(finding.score());
        side(finding.staying(), out);
        side(finding.leaving(), out);
        switch (finding.condition()) {
            case SplitCondition.HasFrame(var token) -> {
                out.flag(true);
                out.text(token);
            }
            case SplitCondition.MessageIs(var text) -> {
                out.flag(false);
                out.text(text);
            }
        }
    }

    private static void side(SplitFinding.Side side, Binary.Writer out) throws IOException {
        out.texts(side.templates());
        out.texts(side.frames());
        out.number(side.events());
    }

    private static SplitFinding finding(Binary.Reader in) throws IOException {
        return new SplitFinding(in.number(), in.real(), side(in), side(in), in.flag()
                ? new SplitCondition.HasFrame(in.text())
                : new SplitCondition.MessageIs(in.text()));
    }

    private static SplitFinding.Side side(Binary.Reader in) throws IOException {
        return new SplitFinding.Side(in.texts(), in.texts(), in.number());
    }
}
