/// Signing in and out, and what people choose for themselves.
@NullMarked
package io.corral.server.ui.account;

import org.jspecify.annotations.NullMarked;
