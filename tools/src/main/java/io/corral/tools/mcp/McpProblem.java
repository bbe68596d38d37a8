package io.corral.tools.mcp;

/// Why a message has no result: the codes of JSON-RPC 2.0 and those of the specification's revision
/// 2026-07-28 (basic, error codes).
public enum McpProblem {
    /// It is no JSON.
    NO_JSON(-32700),
    /// It is no request.
    NO_REQUEST(-32600),
    /// It names a method that does not exist.
    NO_METHOD(-32601),
    /// Something in its parameters is missing or wrong.
    PARAMETERS(-32602),
    /// This program has a fault.
    BROKEN(-32603),
    /// Headers and body of an HTTP request say different things.
    HEADERS(-32020),
    /// It is of a revision that is not spoken here.
    REVISION(-32022);

    private final int code;

    McpProblem(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
