/// Prose about a worklist, with a double that speaks the Messages API.
@NullMarked
package io.corral.cli.triage.explain;

import org.jspecify.annotations.NullMarked;
