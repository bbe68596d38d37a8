/// From the description of a bug to a payload. A `Bug` is read from a JSON resource; a `Scene` is
/// the world one event happens in (which build, browser, customer) and answers the slots `${…}` in
/// texts; `Template` fills a JSON tree, `FrameShape` writes a frame as each SDK does, `Bundles`
/// says where a JavaScript build put a source line; `EventComposer` puts it all together.
@NullMarked
package io.corral.sample.render;

import org.jspecify.annotations.NullMarked;
