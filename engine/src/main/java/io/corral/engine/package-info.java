/// Use cases of Corral; transactions and threads live here.
///
/// One package per use case family (`ingest`, `search`, `retention`, `admin`, ...).
@org.jspecify.annotations.NullMarked
package io.corral.engine;
