/// The API over HTTP, in one process, on the embedded stores.
@NullMarked
package io.corral.server.rest;

import org.jspecify.annotations.NullMarked;
