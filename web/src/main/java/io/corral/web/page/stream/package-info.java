/// What the stream of issues shows.
@NullMarked
package io.corral.web.page.stream;

import org.jspecify.annotations.NullMarked;
