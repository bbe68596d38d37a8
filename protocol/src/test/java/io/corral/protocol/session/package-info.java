/// Tests of session items.
@NullMarked
package io.corral.protocol.session;

import org.jspecify.annotations.NullMarked;
