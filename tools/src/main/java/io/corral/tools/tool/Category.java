package io.corral.tools.tool;

import java.util.Locale;
import java.util.Optional;

/// What a tool is about. Who looks for one reads the categories first, then one category, then one
/// tool.
public enum Category {
    TRIAGE("What to look at first: open issues by what they do to customers, and why.",
            "Morning: catch-up, triage. Alert: classify ISSUE, investigate ISSUE."),
    ISSUES("What is broken: find, look at, resolve and ignore issues.",
            "Incident: list-issues, issue-details ISSUE, after the deploy resolve-issue ISSUE."),
    PERFORMANCE("What is slow: transactions and database queries.",
            "Slow page: list-transactions, transaction-summary NAME, slow-queries."),
    RELEASES("What went out: releases, their commits and their health.",
            "Release: create-release VERSION, set-commits VERSION --auto, list-releases."),
    PROJECTS("What is set up: projects, their settings and alerts.",
            "Set-up: list-projects, project-settings PROJECT, list-alerts."),
    MEMORY("What was learned, kept by Corral: patterns, notes on issues, decisions.",
            "Before anything else memory --about ISSUE, and when it is done remember TEXT.");

    private final String summary;
    private final String workflow;

    Category(String summary, String workflow) {
        this.summary = summary;
        this.workflow = workflow;
    }

    /// The word for it, such as `issues`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// A sentence.
    public String summary() {
        return summary;
    }

    /// In which order its tools serve a purpose.
    public String workflow() {
        return workflow;
    }

    /// The category of a word, in any case.
    public static Optional<Category> of(String word) {
        for (Category each : values()) {
            if (each.name().equalsIgnoreCase(word)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
