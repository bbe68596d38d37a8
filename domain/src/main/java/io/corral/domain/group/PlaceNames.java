package io.corral.domain.group;

import java.util.Set;

/// Names of places, as in `no train from Zürich to Porto`, and of what a message is about as a
/// whole, as in `tenant acme: quota exceeded`.
final class PlaceNames {

    private static final int WORDS_MAX = 3;
    private static final int REACH = 60;

    /// What goes from one name of the code to another: states, types, versions.
    private static final String[] NO_JOURNEYS = {
        "onver", "cast", "transition", "coerc", "change", "assign", "state", "type", "migrat",
        "grade", "switch", "import", "map"
    };

    /// A message that begins with one of these and a name is about one of many.
    private static final Set<String> ENTITIES =
            Set.of(
                    "tenant", "customer", "merchant", "partner", "carrier", "supplier", "vendor",
                    "shop", "store", "account", "user", "client", "workspace", "org",
                    "organization", "organisation", "site", "device", "sensor", "station",
                    "branch", "warehouse", "depot", "room", "player", "city", "region", "bank",
                    "airline", "hotel", "clinic", "school", "team", "brand", "provider",
                    "retailer", "franchise", "farm", "plant", "vessel", "ship", "bucket");

    private PlaceNames() {}

    /// End of the place at the position, where a way leads `from` one `to` another; the position
    /// itself when there is none.
    static int end(String text, int at, String lastWord, int lastWordEnd) {
        if (!Character.isUpperCase(text.charAt(at)) || lastWordEnd != at - 1) {
            return at;
        }
        if (lastWord.equals("from") || lastWord.equals("between")) {
            String joint = lastWord.equals("from") ? " to " : " and ";
            int end = endOfPlace(text, at);
            boolean leads = end > at && text.startsWith(joint, end)
                    && endOfPlace(text, end + joint.length()) > end;
            return leads && isJourney(text, at) ? end : at;
        }
        if (!lastWord.equals("to") && !lastWord.equals("and")) {
            return at;
        }
        String first = lastWord.equals("to") ? "from " : "between ";
        int from = text.lastIndexOf(first, at);
        int start = from + first.length();
        boolean came = from >= 0 && at - from < REACH
                && endOfPlace(text, start) == at - lastWord.length() - 2;
        return came && isJourney(text, start) ? endOfPlace(text, at) : at;
    }

    private static boolean isJourney(String text, int from) {
        int start = Math.max(0, from - REACH);
        for (String word : NO_JOURNEYS) {
            int at = text.indexOf(word, start);
            if (at >= 0 && at < from) {
                return false;
            }
        }
        return true;
    }

    /// End of up to three capitalised words; the position itself when there is none.
    private static int endOfPlace(String text, int at) {
        int end = at;
        int start = at;
        for (int i = 0; i < WORDS_MAX && start < text.length(); i++) {
            int next = start;
            boolean upper = true;
            while (next < text.length() && isPart(text, next)) {
                char c = text.charAt(next);
                upper = next == start
                        ? Character.isUpperCase(c)
                        : upper && (Character.isLowerCase(c) || !Character.isLetter(c)
                                || !Character.isLetter(text.charAt(next - 1)));
                next++;
            }
            if (next < start + 3 || !upper || ValueWords.isThing(Shapes.lower(text, start, next))) {
                break;
            }
            end = next;
            if (next >= text.length() || text.charAt(next) != ' ') {
                break;
            }
            start = next + 1;
        }
        return end;
    }

    private static boolean isPart(String text, int at) {
        char c = text.charAt(at);
        return Character.isLetter(c) || ((c == '-' || c == '\'' || c == '’')
                && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1)));
    }

    /// Whether the token is the name of one of many at the beginning of a message, before a colon.
    static boolean isEntity(String text, int from, int to, String lastWord, int lastWordEnd) {
        return lastWordEnd == lastWord.length() && from == lastWordEnd + 1
                && text.startsWith(": ", to) && ENTITIES.contains(lastWord)
                && Shapes.endOfLetters(text, from, to) == to;
    }
}
