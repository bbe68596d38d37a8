/// Tokens for programs without a browser, by OAuth's device flow (RFC 8628).
@NullMarked
package io.corral.server.rest.oauth;

import org.jspecify.annotations.NullMarked;
