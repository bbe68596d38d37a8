/// Who looks after which part of a project: [OwnershipRule]s, compiled as [OwnershipRules], name
/// the [Owner]s of an event. Texts are read by `protocol.rule`.
@NullMarked
package io.corral.domain.ownership;

import org.jspecify.annotations.NullMarked;
