/// Organisations, projects, keys, teams and members over the REST API.
@NullMarked
package io.corral.server.rest.directory;

import org.jspecify.annotations.NullMarked;
