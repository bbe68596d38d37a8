/// Tests of the worklist over HTTP.
@NullMarked
package io.corral.server.rest.triage;

import org.jspecify.annotations.NullMarked;
