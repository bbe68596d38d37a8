package io.corral.domain.triage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Names what decides: two builds whose readers, rules and words are the same have the same name,
/// so that a ranking made again that comes out otherwise can say why.
public final class Edition {

    private static final int BYTES = 6;
    /// Everything in this package that reads or decides.
    static final List<Class<?>> DECIDING = List.of(AudienceReader.class,
            CallsReader.class, CauseReader.class, CheckReader.class, DeployReader.class,
            EndingReader.class,
            ForeignCodeReader.class, NotesReader.class, PlaceReader.class, ReachReader.class,
            RetryReader.class, ShapeReader.class, StrangerReader.class, StructureReader.class,
            TopicReader.class, Leaning.class, Weighing.class, Weight.class, Weights.class,
            Attempts.class, Case.class, Correction.class, Environments.class, Evidence.class,
            Hosts.class, IssueReading.class, Judgement.class, Letters.class, Mentions.class,
            Onset.class, OwnFrames.class, Shown.class,
            Patterns.class, Place.class, Ranking.class, Reach.class, Rules.class,
            Surroundings.class, Topic.class, TopicFile.class,
            Vocabulary.class, Words.class, NoiseRules.class, TierRules.class,
            SeverityRules.class, CauseRules.class, Amendment.class, Likeness.class,
            CorrectionIndex.class, SignalType.class, ImpactScore.class, Families.class,
            Roots.class, NextSteps.class, Counterfactuals.class, Judged.class);

    private Edition() {}

    /// The name, twelve hexadecimal digits.
    public static String name() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Class<?> each : DECIDING) {
                add(digest, each.getSimpleName() + ".class");
            }
            add(digest, "topics.txt");
            add(digest, "weights.txt");
            return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own files cannot be read", e);
        }
    }

    private static void add(MessageDigest digest, String resource) throws IOException {
        try (InputStream stream = Edition.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("missing resource: " + resource);
            }
            digest.update(stream.readAllBytes());
        }
    }
}
