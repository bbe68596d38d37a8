/// The configuration: [io.corral.server.config.Configuration] is one record tree, read once in main
/// by [io.corral.server.config.ConfigurationReader] from file, environment and flags. Names, units,
/// defaults, help text and reference page all come from the record tree.
@NullMarked
package io.corral.server.config;

import org.jspecify.annotations.NullMarked;
