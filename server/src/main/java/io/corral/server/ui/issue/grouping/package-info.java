/// The texts of pages about grouping: [ExplanationParts] says why an event has its key,
/// [ComparisonParts] what tells two issues apart.
@NullMarked
package io.corral.server.ui.issue.grouping;

import org.jspecify.annotations.NullMarked;
