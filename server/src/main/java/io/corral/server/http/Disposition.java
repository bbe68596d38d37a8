package io.corral.server.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// The header `Content-Disposition` of downloads.
public final class Disposition {

    private Disposition() {}

    /// The value for a file of this name: in ASCII for old clients and in full for the others
    /// (RFC 6266); never a path, whatever the name says.
    public static String attachment(String name) {
        String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = file.replaceAll("[^A-Za-z0-9._ -]", "_");
        String encoded = URLEncoder.encode(file, StandardCharsets.UTF_8).replace("+", "%20");
        return "attachment; filename=\"" + (plain.isBlank() ? "attachment" : plain)
                + "\"; filename*=UTF-8''" + encoded;
    }
}
