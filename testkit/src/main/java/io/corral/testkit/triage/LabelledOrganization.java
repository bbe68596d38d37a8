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

    /// Those for tuning and those held out, in this order; none of the later sets.
    public static List<LabelledOrganization> all() {
        return Resources.lines("index.txt").stream()
                .map(line -> new LabelledOrganization(OrganizationReader.read(line.word()),
                        !line.word().startsWith("tuning/")))
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
