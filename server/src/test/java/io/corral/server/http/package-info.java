/// Tests of this package.
@NullMarked
package io.corral.server.http;

import org.jspecify.annotations.NullMarked;
