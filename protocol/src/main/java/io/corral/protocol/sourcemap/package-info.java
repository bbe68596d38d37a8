/// Source maps (ECMA-426): [SourceMapReader] reads one within bounds, [SourceMap] answers where a
/// place in generated code was written.
@NullMarked
package io.corral.protocol.sourcemap;

import org.jspecify.annotations.NullMarked;
