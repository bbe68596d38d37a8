/// Jobs that give stored events other grouping keys: journaled before anything changes, applied to
/// issues in one transaction, and remembered so that they can be undone. The rows themselves are in
/// [io.corral.store.event.EventStore].
@NullMarked
package io.corral.store.regroup;

import org.jspecify.annotations.NullMarked;
