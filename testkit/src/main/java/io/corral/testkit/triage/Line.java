package io.corral.testkit.triage;

/// One line of an organisation's file: a keyword and what follows it.
record Line(int number, String word, String rest) {

    static Line of(int number, String text) {
        int space = text.indexOf(' ');
        return space < 0
                ? new Line(number, text, "")
                : new Line(number, text.substring(0, space), text.substring(space + 1).strip());
    }
}
