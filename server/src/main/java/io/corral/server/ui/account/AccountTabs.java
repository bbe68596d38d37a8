package io.corral.server.ui.account;

import io.corral.web.page.settings.Tab;
import java.util.List;
import java.util.stream.Stream;

/// The pages of what somebody chooses for themselves.
public enum AccountTabs {
    ACCOUNT("/account/", "Account"),
    TOKENS("/account/tokens/", "API tokens");

    private final String address;
    private final String text;

    AccountTabs(String address, String text) {
        this.address = address;
        this.text = text;
    }

    /// Its address.
    public String address() {
        return address;
    }

    /// All of them, this one current.
    public List<Tab> all() {
        return Stream.of(values()).map(each -> new Tab(each.address, each.text, each == this, ""))
                .toList();
    }
}
