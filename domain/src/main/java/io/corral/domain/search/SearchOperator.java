package io.corral.domain.search;

/// How a value is compared.
public enum SearchOperator {
    EQUAL("="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private final String sign;

    SearchOperator(String sign) {
        this.sign = sign;
    }

    /// As written.
    public String sign() {
        return sign;
    }
}
