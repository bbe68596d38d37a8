/// Projects: the list, a new one, sending its first event by a guide, and its settings.
@NullMarked
package io.corral.server.ui.projects;

import org.jspecify.annotations.NullMarked;
