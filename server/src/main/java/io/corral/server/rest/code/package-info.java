/// Where the code of projects lives: mappings from paths in stack traces to files of repositories,
/// and links made with them.
@NullMarked
package io.corral.server.rest.code;

import org.jspecify.annotations.NullMarked;
