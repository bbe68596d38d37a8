package io.corral.engine.ingest.digest;

/// The bytes of an attachment, already in the blob store.
///
/// @param key of the blob
/// @param sha1 hex digits; Sentry's API names attachments by it
record StoredContent(String key, long size, String sha1) {}
