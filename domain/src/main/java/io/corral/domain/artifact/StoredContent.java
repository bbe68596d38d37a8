package io.corral.domain.artifact;

/// Uploaded bytes that are kept, compressed, in a blob.
///
/// @param blob key of the blob
/// @param sizeBytes before compression
/// @param sha1 40 lower-case hex digits, of the bytes before compression
public record StoredContent(String blob, long sizeBytes, String sha1) {}
