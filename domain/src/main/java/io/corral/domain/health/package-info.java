/// Release health: what SDKs tell about sessions ([SessionUpdate]), merged per hour
/// ([HealthBatch]), and what follows from the sums: [HealthCounts], [Proportion], [Adoption].
@NullMarked
package io.corral.domain.health;

import org.jspecify.annotations.NullMarked;
