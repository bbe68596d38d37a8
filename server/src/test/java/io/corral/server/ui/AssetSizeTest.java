package io.corral.server.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.web.page.Shell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// What browsers load stays small, whatever is added to it.
class AssetSizeTest {

    private static final int COMPRESSED_MAX = 200_000;

    @Test
    void scriptsAndStyles_compressed_areBelow200Kb() throws IOException {
        List<String> names = new String(read("index.txt"), StandardCharsets.UTF_8).lines()
                .filter(name -> name.endsWith(".js") || name.endsWith(".css")).toList();
        assertThat(names).contains("corral.css", "shell.js", "theme.js");
        int total = 0;
        for (String name : names) {
            total += compressed(read(name));
        }
        assertThat(total).isLessThan(COMPRESSED_MAX);
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                Shell.class.getResourceAsStream("/io/corral/web/assets/" + name), name)) {
            return in.readAllBytes();
        }
    }

    private static int compressed(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.size();
    }
}
