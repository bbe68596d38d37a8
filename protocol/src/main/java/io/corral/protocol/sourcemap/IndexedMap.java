package io.corral.protocol.sourcemap;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A map made of maps, one for each section of the generated file (ECMA-426, 9).
final class IndexedMap implements SourceMap {

    private final List<Section> sections;

    /// A part of the generated file.
    ///
    /// @param line where it begins, from 0
    /// @param column where it begins, from 0
    record Section(int line, int column, SourceMap map) {}

    IndexedMap(List<Section> sections) {
        this.sections = sections.stream().sorted(
                Comparator.comparingInt(Section::line).thenComparingInt(Section::column)).toList();
    }

    @Override
    public Optional<Token> find(int line, int column) {
        int low = -1;
        int high = sections.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >> 1;
            Section section = sections.get(middle);
            boolean before = section.line < line
                    || (section.line == line && section.column <= column);
            low = before ? middle : low;
            high = before ? high : middle - 1;
        }
        return low < 0 ? Optional.empty() : within(sections.get(low), line, column);
    }

    private static Optional<Token> within(Section section, int line, int column) {
        int shift = line == section.line ? section.column : 0;
        return section.map.find(line - section.line, column - shift)
                .map(token -> new Token(line, token.generatedColumn() + shift, token.source(),
                        token.line(), token.column(), token.name()));
    }

    @Override
    public long weightBytes() {
        return sections.stream().mapToLong(section -> 48 + section.map.weightBytes()).sum();
    }
}
