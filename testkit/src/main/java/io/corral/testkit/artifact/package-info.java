/// Uploads as build tools make them.
@NullMarked
package io.corral.testkit.artifact;

import org.jspecify.annotations.NullMarked;
