/// Tests of what people do to issues on pages.
@NullMarked
package io.corral.server.ui.issues.actions;

import org.jspecify.annotations.NullMarked;
