package io.corral.server.rest.releases;

import io.corral.domain.health.Adoption;
import io.corral.server.rest.WireTime;
import org.jspecify.annotations.Nullable;

/// How far a release got in a project, one of `adoptionStages`.
///
/// @param adopted null when it never was
/// @param unadopted null while it is, or never was
record AdoptionView(String stage, @Nullable String adopted, @Nullable String unadopted) {

    static AdoptionView of(Adoption adoption) {
        return new AdoptionView(adoption.stage().wireName(),
                WireTime.ofNullable(adoption.adoptedAt()),
                WireTime.ofNullable(adoption.replacedAt()));
    }
}
