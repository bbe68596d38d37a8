/// Triage's inputs and output. In: the bundle ([io.corral.protocol.triage.BundleReader]), which is
/// JSON in the words of Sentry's API, or that API's plain list of issues, and the product context
/// ([io.corral.protocol.triage.ContextReader]). What is absent is left empty; nothing throws for
/// what the text holds. Out: the ranked list ([io.corral.protocol.triage.VerdictWriter]).
@NullMarked
package io.corral.protocol.triage;

import org.jspecify.annotations.NullMarked;
