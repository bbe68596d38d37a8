package io.corral.server.config;

/// The configuration cannot be used. The message is a whole sentence for the operator; main prints
/// it and ends with an error.
public final class WrongConfiguration extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongConfiguration(String message) {
        super(message);
    }
}
