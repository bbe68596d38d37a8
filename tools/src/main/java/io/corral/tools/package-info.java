/// Tools over the REST API, used by the command line and by agents.
@org.jspecify.annotations.NullMarked
package io.corral.tools;
