package io.corral.domain.triage;

/// Incident scale: how fast somebody has to respond, P0 fastest.
public enum Severity {
    P0("15 minutes", "page on-call"),
    P1("1 hour", "#incidents and the team lead"),
    P2("same business day", "#alerts-production"),
    P3("next sprint", "backlog with an owner");

    private final String respondWithin;
    private final String escalateTo;

    Severity(String respondWithin, String escalateTo) {
        this.respondWithin = respondWithin;
        this.escalateTo = escalateTo;
    }

    public String respondWithin() {
        return respondWithin;
    }

    public String escalateTo() {
        return escalateTo;
    }
}
