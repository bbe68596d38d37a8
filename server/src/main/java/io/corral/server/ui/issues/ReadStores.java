package io.corral.server.ui.issues;

import io.corral.store.PayloadStore;
import io.corral.store.event.EventStore;
import io.corral.store.issue.IssueQueries;

/// The stores pages read from.
public record ReadStores(IssueQueries issues, EventStore events, PayloadStore payloads) {}
