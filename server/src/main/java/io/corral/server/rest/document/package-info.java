/// The document of the API: what `docs/api` says of every endpoint ([Description]), written out as
/// OpenAPI 3.1 ([OpenApi]) with the JSON schemas its short types stand for ([SchemaWriter]), served
/// to programs and as a page ([DocumentRoutes]).
@NullMarked
package io.corral.server.rest.document;

import org.jspecify.annotations.NullMarked;
