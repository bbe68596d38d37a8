/// One person's triage of a morning: [TriageSession] is what they did since they came, [Handover]
/// writes down for the next one what was done and what is left.
@NullMarked
package io.corral.domain.triage.session;

import org.jspecify.annotations.NullMarked;
