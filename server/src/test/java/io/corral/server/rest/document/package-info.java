/// The document of the API against what is served.
@NullMarked
package io.corral.server.rest.document;

import org.jspecify.annotations.NullMarked;
