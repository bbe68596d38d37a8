/// Tests of what the issue page shows of an event.
@NullMarked
package io.corral.server.ui.issue.event;

import org.jspecify.annotations.NullMarked;
