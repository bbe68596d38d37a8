package io.corral.testkit.triage;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// An invented organisation with its open issues, and what is right about each.
public final class LabelledOrganization {

    private final Organization organization;
    private final boolean heldOut;

    LabelledOrganization(Organization organization, boolean heldOut) {
        this.organization = organization;
        this.heldOut = heldOut;
    }

    /// Those for tuning and those held out, in this order; none of the later ones.
    public static List<LabelledOrganization> all() {
        return listed("index.txt");
    }

    /// Those written after the rules by somebody who had not seen them. They are measured and
    /// nothing is chosen by their figures.
    public static List<LabelledOrganization> unseen() {
        return listed("unseen/index.txt");
    }

    /// Those written like the unseen that may be read and tuned on after they were scored once.
    public static List<LabelledOrganization> second() {
        return listed("second/index.txt");
    }

    /// Those written like the unseen, and later; nobody who changes rules opens them.
    public static List<LabelledOrganization> fresh() {
        return listed("fresh/index.txt");
    }

    /// Those written by somebody who knows the rules, before any of it was scored. They may be read
    /// and tuned on, and measure nothing that was never seen.
    public static List<LabelledOrganization> third() {
        return listed("third/index.txt");
    }

    private static List<LabelledOrganization> listed(String index) {
        return Resources.lines(index).stream()
                .map(line -> new LabelledOrganization(OrganizationReader.read(line.word()),
                        !line.word().matches("(tuning|second|third)/.*")))
                .toList();
    }

    /// Two issues, to see what the form becomes; too few to measure anything.
    public static LabelledOrganization example() {
        return new LabelledOrganization(OrganizationReader.read("example.txt"), false);
    }

    public String slug() {
        return organization.slug();
    }

    public String name() {
        return organization.name();
    }

    /// Whether nobody reads its items. Its total chose between variants of rules, so it validates
    /// and is no figure for what was never seen.
    public boolean heldOut() {
        return heldOut;
    }

    public Instant now() {
        return organization.now();
    }

    /// The labels by short id.
    public Map<String, IssueLabel> labels() {
        Map<String, IssueLabel> labels = new LinkedHashMap<>();
        organization.issues().forEach(issue -> labels.put(issue.shortId(), issue.label()));
        return labels;
    }

    /// The triage bundle: what Sentry's API answers about these issues, releases, sessions and,
    /// where there is one, the product context. It holds no label. A new tree each time.
    public ObjectNode bundle() {
        return new BundleJson(organization).bundle();
    }

    /// The bundle with one more key, `labels`, by short id: for scoring outside of this code.
    public ObjectNode labelledBundle() {
        return new BundleJson(organization).withLabels();
    }

    @Override
    public String toString() {
        return slug();
    }
}
