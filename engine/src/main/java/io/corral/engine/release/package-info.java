/// Releases: [ReleaseChanges] applies what whoever makes a release tells about it.
@NullMarked
package io.corral.engine.release;

import org.jspecify.annotations.NullMarked;
