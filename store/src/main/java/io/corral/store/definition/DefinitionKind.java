package io.corral.store.definition;

/// What a definition defines.
public enum DefinitionKind {
    CODE_MAPPING,
    OWNERSHIP,
    MONITOR,
    UPTIME_MONITOR,
    WORKFLOW,
    DETECTOR,
    DASHBOARD,
    DASHBOARD_REVISION,
    SAVED_QUERY,
    PRODUCT_CONTEXT,
    LEARNING,
    TRIAGE_CORRECTION,
    PRUNING_REPORT,
    TRIAGE_SESSION,
    HANDOVER_NOTE,
    LATE_UPLOADS
}
