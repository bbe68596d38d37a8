package io.corral.domain.triage.check;

import java.util.Locale;

/// Questions of a runbook, in the order they are asked.
public enum CheckType {
    ISSUE("Which issue is it?"),
    FREQUENCY("Is it spiking, steady or declining?"),
    SEEN("Is it new, or a regression?"),
    USERS("How many users does it hurt?"),
    ENVIRONMENT("Is it production?"),
    RELEASE("Which deploy introduced it?"),
    SUSPECT_COMMITS("Which change brought it?"),
    /// From here on they go deeper.
    STACK_TRACE("Where does it fail?"),
    BREADCRUMBS("What happened before?"),
    USER_CONTEXT("Who meets it, and with what?"),
    TAG_PATTERNS("What do its events have in common?");

    private final String question;

    CheckType(String question) {
        this.question = question;
    }

    /// As a person asks it.
    public String question() {
        return question;
    }

    /// Whether it is asked only when somebody looks closely.
    public boolean isDeep() {
        return compareTo(STACK_TRACE) >= 0;
    }

    /// The word of the output, such as `suspect-commits`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
