/// Tests of the stream of issues.
@NullMarked
package io.corral.server.ui.issues.stream;

import org.jspecify.annotations.NullMarked;
