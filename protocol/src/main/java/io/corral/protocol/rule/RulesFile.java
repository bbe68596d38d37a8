package io.corral.protocol.rule;

/// All rules of a project in one text: fingerprint rules under the line `[fingerprint rules]`,
/// stack-trace rules under `[stack-trace rules]`.
///
/// @param fingerprints text of the fingerprint rules, with a line for each line of the file
/// @param stacks text of the stack-trace rules, likewise
public record RulesFile(String fingerprints, String stacks) {

    private static final String FINGERPRINTS = "[fingerprint rules]";
    private static final String STACKS = "[stack-trace rules]";

    /// What a text turned out to be.
    public sealed interface Read {

        /// A file of rules, each of them right.
        record Right(RulesFile file) implements Read {}

        /// Not one.
        record Wrong(RuleProblem problem) implements Read {}
    }

    /// Reads a file. Never throws. Rules keep the numbers of their lines, so that what is wrong
    /// with one is said by the line of the file.
    public static Read read(String text) {
        StringBuilder fingerprints = new StringBuilder();
        StringBuilder stacks = new StringBuilder();
        StringBuilder section = null;
        int number = 0;
        for (String line : text.split("\r\n|\r|\n", -1)) {
            number++;
            String word = line.strip();
            boolean heading = word.equals(FINGERPRINTS) || word.equals(STACKS);
            boolean comment = word.isEmpty() || word.startsWith("#");
            if (heading) {
                section = word.equals(STACKS) ? stacks : fingerprints;
            } else if (section == null && !comment) {
                return new Read.Wrong(new RuleProblem(number, 1,
                        "`" + FINGERPRINTS + "` or `" + STACKS + "` above the first rule",
                        new RuleCursor(line).wordAt(0)));
            }
            if (section != null && !heading) {
                section.append(line);
            }
            fingerprints.append('\n');
            stacks.append('\n');
        }
        return checked(new RulesFile(fingerprints.toString(), stacks.toString()));
    }

    private static Read checked(RulesFile file) {
        if (FingerprintRuleReader
                .read(file.fingerprints) instanceof RulesRead.Wrong<?>(var wrong)) {
            return new Read.Wrong(wrong);
        }
        if (StackRuleReader.read(file.stacks) instanceof RulesRead.Wrong<?>(var wrong)) {
            return new Read.Wrong(wrong);
        }
        return new Read.Right(file.trimmed());
    }

    private RulesFile trimmed() {
        return new RulesFile(fingerprints.strip(), stacks.strip());
    }

    /// The rules as a file.
    public String text() {
        return FINGERPRINTS + "\n" + fingerprints + "\n\n" + STACKS + "\n" + stacks + "\n";
    }
}
