/// Identities. An id is a type, never a bare number or string: `ProjectId`, `IssueId`, `EventId`
/// and
/// their kin are values without behaviour beyond parsing and printing.
@NullMarked
package io.corral.domain.id;

import org.jspecify.annotations.NullMarked;
