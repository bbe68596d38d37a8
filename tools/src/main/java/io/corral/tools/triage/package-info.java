/// The tools about what to look at first. They read an organisation as `corral triage` does
/// ([io.corral.tools.reading]), judge it by [io.corral.domain.triage], and answer in few words.
@NullMarked
package io.corral.tools.triage;

import org.jspecify.annotations.NullMarked;
