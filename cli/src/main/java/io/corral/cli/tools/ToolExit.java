package io.corral.cli.tools;

import io.corral.tools.client.ClientException.Reason;

/// Exit statuses of tools, for scripts.
public final class ToolExit {

    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int WRONG_COMMAND_LINE = 2;
    public static final int NOT_ALLOWED = 3;
    public static final int NOT_FOUND = 4;
    public static final int TOO_MANY_REQUESTS = 5;
    public static final int NOT_CONFIRMED = 6;

    public static final String TEXT = "Exit status: 0 done, 1 no answer or refused, 2 wrong"
            + " command line, 3 token missing, invalid or without the scope, 4 not found,"
            + " 5 too many requests, 6 not confirmed.";

    private ToolExit() {}

    /// The status of a failed call.
    public static int of(Reason reason) {
        return switch (reason) {
            case NO_ANSWER, REFUSED -> FAILED;
            case USAGE -> WRONG_COMMAND_LINE;
            case TOKEN, SCOPE -> NOT_ALLOWED;
            case NOT_FOUND -> NOT_FOUND;
            case RATE_LIMIT -> TOO_MANY_REQUESTS;
        };
    }
}
