package io.corral.tools.tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A part of an answer, with its name.
public sealed interface Part {

    /// What it is about, such as `issue`; unique in an answer.
    String name();

    /// Names with their values. Those without a value are left out.
    record Facts(String name, SequencedMap<String, Cell> facts) implements Part {
        public Facts {
            var kept = new LinkedHashMap<String, Cell>();
            facts.forEach((key, cell) -> {
                if (!cell.isEmpty()) {
                    kept.put(key, cell);
                }
            });
            facts = kept;
        }

        /// No facts yet.
        public static Facts named(String name) {
            return new Facts(name, new LinkedHashMap<>());
        }

        /// These, and one more.
        public Facts with(String key, Cell cell) {
            var more = new LinkedHashMap<>(facts);
            more.put(key, cell);
            return new Facts(name, more);
        }
    }

    /// Rows of equal length.
    record Table(String name, List<String> columns, List<List<Cell>> rows) implements Part {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }

        /// Names of the columns, in «» where they hold what applications sent.
        List<String> heads() {
            List<String> heads = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                int column = i;
                boolean untrusted = rows.stream().anyMatch(row -> row.get(column).untrusted());
                heads.add(untrusted ? "«" + columns.get(i) + "»" : columns.get(i));
            }
            return heads;
        }

        /// The cells of each column by its name, from left to right.
        SequencedMap<String, List<Cell>> byColumn() {
            var cells = new LinkedHashMap<String, List<Cell>>();
            for (int i = 0; i < columns.size(); i++) {
                int column = i;
                cells.put(columns.get(i), rows.stream().map(row -> row.get(column)).toList());
            }
            return cells;
        }

        /// The same without columns in which no row has a value.
        Table withoutEmptyColumns() {
            List<Integer> kept = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                int column = i;
                if (rows.stream().anyMatch(row -> !row.get(column).isEmpty())) {
                    kept.add(i);
                }
            }
            return new Table(name, kept.stream().map(columns::get).toList(),
                    rows.stream().map(row -> kept.stream().map(row::get).toList()).toList());
        }
    }

    /// Lines in order, such as the frames of a stack.
    record Lines(String name, List<Cell> lines) implements Part {
        public Lines {
            lines = List.copyOf(lines);
        }
    }
}
