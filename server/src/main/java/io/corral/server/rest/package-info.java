/// Sentry's REST API below `/api/0/`: [Api] routes, authenticates, authorises and resolves the
/// organisation and project of the path once; endpoints turn queries into view records, whose
/// component names are the wire's names; [Page] pages every list; [ApiErrors] is the one error
/// shape. The contract is Sentry's public API reference.
@NullMarked
package io.corral.server.rest;

import org.jspecify.annotations.NullMarked;
