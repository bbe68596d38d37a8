/// Tests of uploads over HTTP.
@NullMarked
package io.corral.server.rest.uploads;

import org.jspecify.annotations.NullMarked;
