/// Tests of the pages of releases.
@NullMarked
package io.corral.server.ui.releases;

import org.jspecify.annotations.NullMarked;
