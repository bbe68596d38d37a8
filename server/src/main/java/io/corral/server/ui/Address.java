package io.corral.server.ui;

import io.corral.server.http.Query;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The address of one of our pages: a path and parameters in order. Immutable.
public final class Address {

    private final String path;
    private final Map<String, List<String>> parameters;

    private Address(String path, Map<String, List<String>> parameters) {
        this.path = path;
        this.parameters = parameters;
    }

    /// An address without parameters.
    public static Address of(String path) {
        return new Address(path, Map.of());
    }

    /// The same address where a parameter has these values alone; none removes it.
    public Address with(String name, List<String> values) {
        Map<String, List<String>> changed = new LinkedHashMap<>(parameters);
        if (values.isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, List.copyOf(values));
        }
        return new Address(path, changed);
    }

    /// The same address where a parameter has this value.
    public Address with(String name, String value) {
        return with(name, List.of(value));
    }

    /// The same address with the parameters of a query string as well; they are encoded anew, so
    /// that the text may come from anywhere.
    public Address withAll(String queryString) {
        Query query = Query.parse(queryString);
        Address all = this;
        for (String name : query.names()) {
            all = all.with(name, query.all(name));
        }
        return all;
    }

    /// The same address without a parameter.
    public Address without(String name) {
        return with(name, List.of());
    }

    /// Names with their values, in order.
    public Map<String, List<String>> parameters() {
        return Collections.unmodifiableMap(parameters);
    }

    /// What follows the question mark; empty without parameters.
    public String query() {
        List<String> pairs = new ArrayList<>();
        parameters.forEach((name, values) -> values.forEach(
                value -> pairs.add(encode(name) + "=" + encode(value))));
        return String.join("&", pairs);
    }

    /// A text as one segment of a path.
    public static String segment(String text) {
        return encode(text).replace("+", "%20");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        String query = query();
        return query.isEmpty() ? path : path + "?" + query;
    }
}
