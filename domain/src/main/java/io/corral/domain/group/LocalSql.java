package io.corral.domain.group;

import org.jspecify.annotations.Nullable;

/// What PostgreSQL says in other languages than English, in the words of [NamedThings]: a server
/// has the language of whoever set it up.
final class LocalSql {

    private static final int MESSAGE_MAX = 600;
    private static final int NAME_MAX = 120;

    /// @param mark what only this message has
    /// @param before what stands before the quoted name, searched from the start; empty for the
    ///     mark itself
    private record Phrase(String mark, String before, String text) {}

    private static final String UNIQUE = "duplicate key";
    private static final String NULL = "column is null";
    private static final String FOREIGN = "foreign key violated";
    private static final String CHECK = "check violated";
    private static final String TABLE = "no such table";
    private static final String COLUMN = "no such column";

    private static final Phrase[] PHRASES = {
        // German
        new Phrase("verletzt Unique-Constraint ", "", UNIQUE),
        new Phrase("verletzt Not-Null-Constraint", "Spalte ", NULL),
        new Phrase("verletzt Fremdschlüssel-Constraint ", "", FOREIGN),
        new Phrase("verletzt Check-Constraint ", "", CHECK),
        new Phrase("« existiert nicht", "Relation ", TABLE),
        new Phrase("« existiert nicht", "Spalte ", COLUMN),
        // French
        new Phrase("rompt la contrainte unique ", "", UNIQUE),
        new Phrase("viole la contrainte NOT NULL", "colonne ", NULL),
        new Phrase("viole la contrainte de clé étrangère ", "", FOREIGN),
        new Phrase("viole la contrainte de vérification ", "", CHECK),
        new Phrase("» n'existe pas", "relation ", TABLE),
        new Phrase("» n'existe pas", "colonne ", COLUMN),
        // Spanish
        new Phrase("restricción de unicidad ", "", UNIQUE),
        new Phrase("viola la restricción de no nulo", "columna ", NULL),
        new Phrase("viola la llave foránea ", "", FOREIGN),
        new Phrase("viola la restricción «check» ", "", CHECK),
        new Phrase("no existe la relación ", "", TABLE),
        new Phrase("no existe la columna ", "", COLUMN),
        // Portuguese
        new Phrase("restrição de unicidade ", "", UNIQUE),
        new Phrase("restrição não-nula", "coluna ", NULL),
        new Phrase("restrição de não-nulo", "coluna ", NULL),
        new Phrase("restrição de chave estrangeira ", "", FOREIGN),
        new Phrase("restrição de verificação ", "", CHECK),
        new Phrase("\" não existe", "relação ", TABLE),
        new Phrase("\" não existe", "coluna ", COLUMN),
        // Russian
        new Phrase("ограничение уникальности ", "", UNIQUE),
        new Phrase("нарушает ограничение NOT NULL", "столбце ", NULL),
        new Phrase("ограничение внешнего ключа ", "", FOREIGN),
        new Phrase("ограничение-проверку ", "", CHECK),
        new Phrase("\" не существует", "отношение ", TABLE),
        new Phrase("\" не существует", "столбец ", COLUMN),
        // Polish, Swedish, Japanese, Chinese
        new Phrase("ograniczenie unikalności ", "", UNIQUE),
        new Phrase("unikhetsvillkor ", "", UNIQUE), new Phrase("unika villkoret ", "", UNIQUE),
        new Phrase("一意性制約", "", UNIQUE), new Phrase("外部キー制約", "", FOREIGN),
        new Phrase("非NULL制約", "列", NULL), new Phrase("唯一约束", "", UNIQUE),
        new Phrase("外键约束", "", FOREIGN)
    };

    private LocalSql() {}

    /// The common wording; null when the message is none of these.
    static @Nullable EngineError of(String message) {
        if (message.length() > MESSAGE_MAX || isAscii(message)) {
            return null;
        }
        for (Phrase phrase : PHRASES) {
            int mark = message.indexOf(phrase.mark());
            int at = mark < 0 || phrase.before().isEmpty()
                    ? mark
                    : message.indexOf(phrase.before());
            String before = phrase.before().isEmpty() ? phrase.mark() : phrase.before();
            String name = at < 0 ? null : quoted(message, at + before.length());
            if (name != null) {
                return new EngineError(null, phrase.text() + ": " + name, name);
            }
        }
        return null;
    }

    private static boolean isAscii(String message) {
        for (int i = 0; i < message.length(); i++) {
            if (message.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    /// The name in quotes of any language that opens at the position; null when none does.
    private static @Nullable String quoted(String message, int at) {
        if (at >= message.length() || "\"»«“”„「".indexOf(message.charAt(at)) < 0) {
            return null;
        }
        int end = at + 1;
        while (end < message.length() && "\"»«“”「」".indexOf(message.charAt(end)) < 0) {
            end++;
        }
        boolean named = end < message.length() && end - at > 1 && end - at <= NAME_MAX;
        return named ? message.substring(at + 1, end).strip() : null;
    }
}
