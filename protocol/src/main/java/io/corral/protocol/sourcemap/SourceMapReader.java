package io.corral.protocol.sourcemap;

import io.corral.protocol.sourcemap.Vlq.BrokenMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Reads a source map of revision 3 as it streams by, plain or indexed (ECMA-426). Bounded by the
/// length of what it is given, and by the counts below. Thread-safe.
public final class SourceMapReader {

    private static final int SOURCES_MAX = 200_000;
    private static final int NAMES_MAX = 2_000_000;
    private static final int SECTIONS_MAX = 50_000;
    private static final int NESTING_MAX = 3;
    private static final int PATH_LENGTH_MAX = 2_000;
    private static final int REVISION = 3;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(1_000)
                    .build())
            .build();

    private SourceMapReader() {}

    /// What came of it.
    public sealed interface SourceMapRead {
        /// A map.
        record Read(SourceMap map) implements SourceMapRead {}

        /// Not a map; the sentence says why.
        record Broken(String sentence) implements SourceMapRead {}
    }

    /// Reads a map; the stream must be bounded by the caller.
    ///
    /// @throws IOException when the stream fails
    public static SourceMapRead read(InputStream json) throws IOException {
        try (JsonParser parser = JSON.createParser(
                ObjectReadContext.empty(), afterGuard(json))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new SourceMapRead.Broken("the source map is not a JSON object");
            }
            return new SourceMapRead.Read(map(parser, 0));
        } catch (JacksonException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            return new SourceMapRead.Broken("the source map is not JSON");
        } catch (BrokenMap e) {
            return new SourceMapRead.Broken(String.valueOf(e.getMessage()));
        }
    }

    /// Skips the line `)]}'` that keeps a map from running as a script.
    private static InputStream afterGuard(InputStream json) throws IOException {
        var in = new PushbackInputStream(json, 1);
        int first = in.read();
        if (first == ')') {
            int next = in.read();
            while (next >= 0 && next != '\n') {
                next = in.read();
            }
        } else if (first >= 0) {
            in.unread(first);
        }
        return in;
    }

    /// What was read of one map object; owned by one call.
    private static final class Parts {
        private @Nullable String root;
        private List<@Nullable String> paths = List.of();
        private List<@Nullable String> contents = List.of();
        private List<@Nullable String> names = List.of();
        private final Set<Integer> ignored = new TreeSet<>();
        private @Nullable Mappings mappings;
        private @Nullable List<IndexedMap.Section> sections;
    }

    private static SourceMap map(JsonParser parser, int depth) throws BrokenMap {
        var parts = new Parts();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "version" -> checkRevision(parser);
                case "sourceRoot" -> parts.root = parser.getValueAsString();
                case "sources" -> parts.paths = strings(parser, value, SOURCES_MAX);
                case "sourcesContent" -> parts.contents = strings(parser, value, SOURCES_MAX);
                case "names" -> parts.names = strings(parser, value, NAMES_MAX);
                case "ignoreList", "x_google_ignoreList" -> ignored(parser, value, parts.ignored);
                case "mappings" -> parts.mappings = mappings(parser, value);
                case "sections" -> parts.sections = sections(parser, value, depth);
                default -> parser.skipChildren();
            }
        }
        List<IndexedMap.Section> sections = parts.sections;
        if (sections != null) {
            return new IndexedMap(sections);
        }
        Mappings mappings = parts.mappings;
        if (mappings == null) {
            throw new BrokenMap("the source map has no mappings");
        }
        return new PlainMap(mappings, sources(parts),
                parts.names.stream().map(name -> name == null ? "" : name).toList());
    }

    private static void checkRevision(JsonParser parser) throws BrokenMap {
        if (parser.getValueAsInt(REVISION) != REVISION) {
            throw new BrokenMap("the source map is not of revision 3");
        }
    }

    private static Mappings mappings(JsonParser parser, JsonToken value) throws BrokenMap {
        if (value != JsonToken.VALUE_STRING) {
            throw new BrokenMap("the mappings are not a text");
        }
        return Mappings.of(parser.getString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<@Nullable String> strings(
            JsonParser parser, JsonToken value, int countMax) throws BrokenMap {
        List<@Nullable String> strings = new ArrayList<>();
        if (value != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return strings;
        }
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token =
                parser.nextToken()) {
            if (token == null || strings.size() >= countMax) {
                throw new BrokenMap("a list of the source map is too long, or ends early");
            }
            strings.add(token == JsonToken.VALUE_STRING ? parser.getString() : null);
            parser.skipChildren();
        }
        return strings;
    }

    private static void ignored(JsonParser parser, JsonToken value, Set<Integer> ignored)
            throws BrokenMap {
        if (value != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token =
                parser.nextToken()) {
            if (token == null) {
                throw new BrokenMap("a list of the source map ends early");
            }
            if (token == JsonToken.VALUE_NUMBER_INT) {
                ignored.add(parser.getValueAsInt(-1));
            }
            parser.skipChildren();
        }
    }

    private static List<Source> sources(Parts parts) {
        List<Source> sources = new ArrayList<>(parts.paths.size());
        for (int i = 0; i < parts.paths.size(); i++) {
            sources.add(Source.of(path(parts.root, parts.paths.get(i)),
                    parts.ignored.contains(i),
                    i < parts.contents.size() ? parts.contents.get(i) : null));
        }
        return sources;
    }

    private static String path(@Nullable String root, @Nullable String path) {
        String own = path == null ? "" : path;
        boolean absolute = own.startsWith("/") || own.contains("://");
        String whole = root == null || root.isEmpty() || absolute
                ? own
                : root.endsWith("/") ? root + own : root + "/" + own;
        return whole.length() <= PATH_LENGTH_MAX ? whole : whole.substring(0, PATH_LENGTH_MAX);
    }

    private static List<IndexedMap.Section> sections(
            JsonParser parser, JsonToken value, int depth) throws BrokenMap {
        if (value != JsonToken.START_ARRAY || depth >= NESTING_MAX) {
            throw new BrokenMap("the sections are not a list, or too deep");
        }
        List<IndexedMap.Section> sections = new ArrayList<>();
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            if (sections.size() >= SECTIONS_MAX) {
                throw new BrokenMap("the source map has more than " + SECTIONS_MAX + " sections");
            }
            sections.add(section(parser, depth));
        }
        return sections;
    }

    private static IndexedMap.Section section(JsonParser parser, int depth) throws BrokenMap {
        int[] offset = new int[2];
        SourceMap map = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("map") && value == JsonToken.START_OBJECT) {
                map = map(parser, depth + 1);
            } else if (name.equals("offset") && value == JsonToken.START_OBJECT) {
                readOffset(parser, offset);
            } else {
                parser.skipChildren();
            }
        }
        if (map == null) {
            throw new BrokenMap("a section has no map of its own");
        }
        return new IndexedMap.Section(offset[0], offset[1], map);
    }

    private static void readOffset(JsonParser parser, int[] offset) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("line")) {
                offset[0] = Math.max(0, parser.getValueAsInt(0));
            } else if (name.equals("column")) {
                offset[1] = Math.max(0, parser.getValueAsInt(0));
            }
            parser.skipChildren();
        }
    }
}
