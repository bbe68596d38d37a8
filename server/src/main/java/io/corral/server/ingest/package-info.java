/// Endpoints SDKs send to: envelope, store, security reports and tunnel, with the answers, headers
/// and CORS rules the SDKs expect (Sentry docs "Envelopes", "Rate Limiting"; Relay's endpoints).
@NullMarked
package io.corral.server.ingest;

import org.jspecify.annotations.NullMarked;
