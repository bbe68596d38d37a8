/// HTTP as Corral's endpoints see it: a [Request], an [Answer], and one [RouteTable] that decides
/// which handler gets what. The only package that names the HTTP library; routing happens on the
/// raw path, so that an encoded slash inside a segment stays inside it.
@NullMarked
package io.corral.server.http;

import org.jspecify.annotations.NullMarked;
