package io.corral.cli.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RulesCommandTest {

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void check_rightFile_saysSo() throws IOException {
        assertThat(check("""
                # ours
                [fingerprint rules]
                type:Timeout -> timeout

                [stack-trace rules]
                function:wrap -app
                """)).isZero();
        assertThat(out.toString()).contains("is right");
    }

    @Test
    void check_wrongRule_namesTheLineOfTheFile() throws IOException {
        assertThat(check("""
                [fingerprint rules]
                type:Timeout -> timeout
                [stack-trace rules]
                # a comment
                function:wrap +grop
                """)).isEqualTo(1);
        assertThat(err.toString()).contains("Line 5, column 16: expected `group` or `app`");
    }

    @Test
    void check_ruleWithoutHeading_isRefused() throws IOException {
        assertThat(check("type:Timeout -> timeout\n")).isEqualTo(1);
        assertThat(err.toString()).contains("Line 1").contains("[fingerprint rules]");
    }

    @Test
    void check_noFile_saysSo() {
        assertThat(run("grouping", "rules", "check", "nowhere.txt")).isEqualTo(1);
        assertThat(err.toString()).contains("nowhere.txt cannot be read");
    }

    private int check(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("rules.txt"), text);
        return run("grouping", "rules", "check", file.toString());
    }

    private int run(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
