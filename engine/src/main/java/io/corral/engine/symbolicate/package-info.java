/// Makes minified and obfuscated stacks readable with what build tools uploaded. [Symbolicator] is
/// what digest and readers ask; [JavaScriptStacks] goes by source maps, [JvmStacks] by mappings of
/// R8 and ProGuard. Files are found by
/// [ArtifactLookup] and kept parsed, within bounds, by [ParsedFiles]; what frames of late needed is
/// kept ready by [KnownNames] and [RecentTexts].
@NullMarked
package io.corral.engine.symbolicate;

import org.jspecify.annotations.NullMarked;
