/// Signing in, and what people choose for themselves.
@NullMarked
package io.corral.web.page.account;

import org.jspecify.annotations.NullMarked;
