package io.corral.domain.group;

import java.util.ArrayList;
import java.util.List;

/// A call path as the units on it: of calls within one class, module or file only the first one
/// counts, and where the path ends only the function that failed. Compilers inline such calls or
/// not, and a helper drawn out of a function is a new one of them, without the bug being another.
/// Units far from the crash do not count: an entry through which a bug is reached anew does not
/// make it another.
final class UnitPath {

    private static final int NEAREST = 3;

    private UnitPath() {}

    static List<Token> of(List<Token> all) {
        List<Token> named = endsUnnamed(all) ? all.subList(0, all.size() - 1) : all;
        List<Token> tokens = withoutHandlers(named);
        if (tokens.size() < 3) {
            return tokens;
        }
        List<Token> path = new ArrayList<>(tokens.size());
        String inside = "";
        for (Token token : tokens) {
            String unit = unit(token);
            boolean last = token.index() == tokens.getLast().index();
            if (last && path.size() > 1 && !unit.isEmpty() && unit.equals(inside)
                    && !isWide(token) && !Closures.is(token)
                    && !Reporters.makesError(token)) {
                path.removeLast();
            }
            if (last || unit.isEmpty() || !unit.equals(inside)) {
                path.add(token);
            }
            inside = unit;
        }
        return path;
    }

    /// The functions of the units nearest to the crash, and what a person's rule put in.
    static List<Token> nearest(List<Token> path) {
        List<Token> kept = new ArrayList<>(path.size());
        int units = 0;
        String inside = "";
        for (Token token : path.reversed()) {
            String unit = unit(token);
            boolean wanted = token.verdict().wanted();
            if (!wanted) {
                units += unit.isEmpty() || !unit.equals(inside) ? 1 : 0;
                inside = unit;
            }
            if (wanted || units <= NEAREST) {
                kept.add(token);
            }
        }
        return kept.reversed();
    }

    /// Without closures in the description of a screen that only hand an event on to a function of
    /// the same unit: a handler is given as it is or within such a closure.
    private static List<Token> withoutHandlers(List<Token> tokens) {
        List<Token> kept = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean starts = i == 0 && tokens.size() > 2
                    && Closures.isOfStart(token, isWide(token));
            boolean handsOn = i + 1 < tokens.size() && (starts || isInScreen(token))
                    && unit(token).equals(unit(tokens.get(i + 1)));
            if (!handsOn) {
                kept.add(token);
            }
        }
        return kept;
    }

    /// `_CartState.build.<fn>` of Flutter, `closure #1 in CartView.body.getter` of SwiftUI.
    private static boolean isInScreen(Token token) {
        String raw = token.frame().function();
        return raw != null && (raw.endsWith("build.<fn>")
                || raw.endsWith("build.<anonymous closure>")
                || (raw.startsWith("closure #") && raw.endsWith("body.getter")));
    }

    /// Whether the function that failed has no name of its own and stands in the unit that called
    /// it: some versions of runtimes name it after the function around it, others do not.
    private static boolean endsUnnamed(List<Token> tokens) {
        int size = tokens.size();
        String function = size < 2 ? null : tokens.getLast().name().function();
        boolean unnamed = function != null && (function.endsWith("{closure}")
                || function.equals("<lambda>") || function.equals("<anonfun>")
                || function.startsWith("<closure"));
        return unnamed && unit(tokens.getLast()).equals(unit(tokens.get(size - 2)));
    }

    /// A package of Go holds more than one type or file.
    private static boolean isWide(Token token) {
        return Names.path(token.frame()).endsWith(".go");
    }

    /// Where the function stands; empty where that is unknown, or so wide that most of a program is
    /// in it, as a namespace of Clojure.
    private static String unit(Token token) {
        String unit = token.name().unit();
        if (!unit.isEmpty()) {
            String file = Names.path(token.frame());
            return file.endsWith(".clj") || file.endsWith(".cljc") ? "" : unit;
        }
        String function = token.text();
        int owner = Math.max(function.lastIndexOf("::"), function.lastIndexOf('.'));
        return owner <= 0 ? "" : function.substring(0, owner);
    }
}
