/// Projects: the list, a new one, sending its first event, its settings.
@NullMarked
package io.corral.web.page.projects;

import org.jspecify.annotations.NullMarked;
