/// Traces: spans as a tree with the errors that happened in them, what a trace counts, and single
/// spans.
@NullMarked
package io.corral.server.rest.traces;

import org.jspecify.annotations.NullMarked;
