/// Cron monitors and uptime monitors: they are kept and answered; nothing watches them yet, so
/// there are no check-ins and no checks.
@NullMarked
package io.corral.server.rest.monitors;

import org.jspecify.annotations.NullMarked;
