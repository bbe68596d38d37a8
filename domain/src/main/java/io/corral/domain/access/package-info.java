/// Who may see and do what: a [io.corral.domain.access.User] is a
/// [io.corral.domain.access.Member] of organisations with a [io.corral.domain.access.Role]; an
/// [io.corral.domain.access.ApiToken] or [io.corral.domain.access.Session] acts for a user with
/// [io.corral.domain.access.Scope]s. [io.corral.domain.access.Principal] is the sum of that and
/// decides. Secrets exist here only as [io.corral.domain.access.SecretHash].
@NullMarked
package io.corral.domain.access;

import org.jspecify.annotations.NullMarked;
