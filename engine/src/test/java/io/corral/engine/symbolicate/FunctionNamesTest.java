package io.corral.engine.symbolicate;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.protocol.sourcemap.SourceMap;
import io.corral.protocol.sourcemap.SourceMapReader;
import io.corral.protocol.sourcemap.SourceMapReader.SourceMapRead;
import io.corral.testkit.Property;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Reading minified code backwards from a call. The map says of every column that it was called
/// after its column.
class FunctionNamesTest {

    /// Every column of the first line has a name, its own number.
    private static final class EveryColumn implements SourceMap {
        private static final SourceMap SOURCE = source();

        private static SourceMap source() {
            try {
                return ((SourceMapRead.Read) SourceMapReader.read(new ByteArrayInputStream(
                        "{\"sources\":[\"a\"],\"mappings\":\"AAAA\"}"
                                .getBytes(StandardCharsets.UTF_8))))
                        .map();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Optional<Token> find(int line, int column) {
            return SOURCE.find(0, 0).map(token -> new Token(
                    line, column, token.source(), 0, column, "at" + column));
        }

        @Override
        public long weightBytes() {
            return 0;
        }
    }

    /// The column of the declaration found for the function that calls at `@`.
    private static Optional<String> found(String code, String name) {
        int call = code.indexOf('@');
        return new FunctionNames(new EveryColumn(), new MinifiedSource(code.replace("@", "")))
                .original(name, 0, call);
    }

    @Test
    void original_eachWayToDeclare_isSeen() {
        assertThat(found("var x;function a(b){return @b()}", "a")).contains("at15");
        assertThat(found("var a=function(b){return @b()}", "a")).contains("at4");
        assertThat(found("let a=async(b,c)=>{@b()}", "a")).contains("at4");
        assertThat(found("let a=b=>@b()", "a")).contains("at4");
        assertThat(found("let x={a:function(){@b()}}", "Object.a")).contains("at7");
        assertThat(found("class T{a(b=1){if(b){@b()}}}", "T.a")).contains("at8");
        assertThat(found("class a extends B{constructor(){@b()}}", "new a")).contains("at6");
        assertThat(found("async function*a(){@b()}", "async a")).contains("at15");
    }

    @Test
    void original_onlyWhatHoldsTheCall_counts() {
        assertThat(found("function a(){x()}function b(){@c()}", "a")).isEmpty();
        assertThat(found("let a=1;a(2);@b()", "a")).isEmpty();
        assertThat(found("function a(){function a(){}@b()}", "a")).contains("at9");
        assertThat(found("function a(){var s=\"}\";@b()}", "a")).contains("at9");
        assertThat(found("function ab(){@c()}", "a")).isEmpty();
        assertThat(found("function a(){@b()}", "?")).isEmpty();
        assertThat(found("x.a(function(){@b()})", "a")).isEmpty();
    }

    @Test
    void original_anyCode_neverThrows() {
        String letters = "a{}()[]=>:,;.\"'`\\ \nfunction@class";
        Property.forAll((random, size) -> {
            var code = new StringBuilder("@");
            for (int i = 0; i < size * 3; i++) {
                code.append(letters.charAt(random.nextInt(letters.length())));
            }
            return code.toString();
        }, code -> {
            var names = new FunctionNames(new EveryColumn(), new MinifiedSource(code));
            for (int column = 0; column < code.length(); column += 7) {
                assertThat(names.original("a", 0, column)).isNotNull();
            }
        });
    }
}
