/// The page about the API, from the same description its OpenAPI document is written from.
@NullMarked
package io.corral.server.ui.docs;

import org.jspecify.annotations.NullMarked;
