/// What reading endpoints share: [ReadStores] they read from, the [ReadScope] a query string asks
/// for, and small views of projects and people that stand inside other objects.
@NullMarked
package io.corral.server.rest.scope;

import org.jspecify.annotations.NullMarked;
