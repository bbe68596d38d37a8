/// What an organisation could stop looking at: proposals to ignore, to filter and to group
/// otherwise, each with what it would have removed. Pure; [PruningRules#of] is the whole of it.
/// Nothing here changes anything: people approve.
@NullMarked
package io.corral.domain.triage.prune;

import org.jspecify.annotations.NullMarked;
