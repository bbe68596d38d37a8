package io.corral.protocol.sourcemap;

import java.util.List;
import java.util.Optional;

/// A map of one generated file.
final class PlainMap implements SourceMap {

    private final Mappings mappings;
    private final List<Source> sources;
    private final List<String> names;

    PlainMap(Mappings mappings, List<Source> sources, List<String> names) {
        this.mappings = mappings;
        this.sources = List.copyOf(sources);
        this.names = List.copyOf(names);
    }

    @Override
    public Optional<Token> find(int line, int column) {
        Vlq segment = mappings.find(line, column);
        if (segment == null || segment.source >= sources.size()) {
            return Optional.empty();
        }
        String name = segment.fields == 5 && segment.name < names.size()
                ? names.get(segment.name)
                : null;
        return Optional.of(new Token(segment.line, segment.column, sources.get(segment.source),
                segment.sourceLine, segment.sourceColumn, name));
    }

    @Override
    public long weightBytes() {
        return mappings.weightBytes()
                + sources.stream().mapToLong(Source::weightBytes).sum()
                + names.stream().mapToLong(name -> 56L + name.length()).sum();
    }
}
