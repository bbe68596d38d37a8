package io.corral.domain.access;

/// All that is kept of a password.
///
/// @param encoded function, parameters, salt and hash in the PHC string format, for example
///     `$argon2id$v=19$m=19456,t=2,p=1$...$...`
///     (github.com/P-H-C/phc-string-format)
public record PasswordHash(String encoded) {

    public PasswordHash {
        if (!encoded.startsWith("$argon2id$")) {
            throw new IllegalArgumentException("A password is hashed with Argon2id");
        }
    }

    /// Not the hash, which opens it to guessing.
    @Override
    public String toString() {
        return "PasswordHash[hidden]";
    }
}
