/// Keys, defaults, units and refusals of the configuration, and the reference page.
@NullMarked
package io.corral.server.config;

import org.jspecify.annotations.NullMarked;
