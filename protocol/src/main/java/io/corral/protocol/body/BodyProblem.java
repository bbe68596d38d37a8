package io.corral.protocol.body;

/// Why a body could not be decompressed to its end.
public enum BodyProblem {
    /// More came out than is allowed.
    TOO_LARGE,
    /// Not in the encoding it claims, cut off, or with a wrong checksum.
    CORRUPT
}
