/// Tests of what pages of triage share.
@NullMarked
package io.corral.server.ui.triage;

import org.jspecify.annotations.NullMarked;
