package io.corral.server.config;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One configuration key, as the record tree describes it.
///
/// @param name in the file, such as `http.trusted-proxies`
/// @param type of the value
/// @param defaultText as a person would write it; empty for none
public record Key(String name, Type type, String defaultText, String doc) {

    /// All keys in the order of the record tree.
    public static List<Key> all() {
        List<Key> keys = new ArrayList<>();
        collect(Configuration.class, "", keys);
        return List.copyOf(keys);
    }

    private static void collect(Class<?> type, String prefix, List<Key> keys) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + dashed(component.getName());
            Setting setting = component.getAnnotation(Setting.class);
            if (setting == null) {
                collect(component.getType(), name + ".", keys);
            } else {
                keys.add(new Key(
                        name, component.getGenericType(), setting.value(), setting.doc()));
            }
        }
    }

    /// `trustedProxies` is `trusted-proxies`.
    static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /// Name of the environment variable, such as `CORRAL_HTTP_TRUSTED_PROXIES`.
    public String environment() {
        return "CORRAL_" + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /// The flag, such as `--http-trusted-proxies`.
    public String flag() {
        return "--" + name.replace('.', '-');
    }

    /// The part of the name before the dot; empty for the keys at the top.
    public String section() {
        int dot = name.indexOf('.');
        return dot < 0 ? "" : name.substring(0, dot);
    }
}
