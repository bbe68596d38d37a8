/// Projects by their pages.
@NullMarked
package io.corral.server.ui.projects;

import org.jspecify.annotations.NullMarked;
