/// From request to queue: [Intake] decides whether a body may come in, checks its framing while it
/// streams by, and makes it durable before anybody is told 200. Nothing here looks inside an event.
@NullMarked
package io.corral.engine.ingest.intake;

import org.jspecify.annotations.NullMarked;
