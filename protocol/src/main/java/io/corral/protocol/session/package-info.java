/// Sessions on the wire: items `session` and `sessions` (Sentry docs "Sessions").
@NullMarked
package io.corral.protocol.session;

import org.jspecify.annotations.NullMarked;
