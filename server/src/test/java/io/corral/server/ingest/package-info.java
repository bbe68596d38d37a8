/// Intake over HTTP, as SDKs, browsers and hand-made clients speak to it.
@NullMarked
package io.corral.server.ingest;

import org.jspecify.annotations.NullMarked;
