/// Giving stored events other grouping keys: which events move ([KeyMove]), what their rows add up
/// to ([RowTally]), what each key counts afterwards ([Recount]) and whose issue it is then
/// ([KeyOwners]). Pure; how it is stored is in the ports.
@NullMarked
package io.corral.domain.regroup;

import org.jspecify.annotations.NullMarked;
