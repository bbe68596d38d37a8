package io.corral.domain.triage;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The words of all topics in one tree of letters, so that a text is read once and costs its
/// length, however many topics and words there are.
///
/// An entry is a word, the beginning of a word (`zahlung*`), several words in a row
/// (`dead letter`), or two of those that stand close together in this order (`not ~ stored`). Not
/// changed after it is built.
final class Vocabulary {

    private static final String APART = "~";
    /// Words that may stand between the two of an entry.
    private static final int APART_MAX = 4;

    private final Node root = new Node();

    // The next letters stand in an array from the lowest to the highest of them; most nodes have
    // one or two.
    private static final class Node {
        private char lowest;
        private @Nullable Node[] next = new Node[0];
        private final List<Topic> words = new ArrayList<>(1);
        private final List<Topic> beginnings = new ArrayList<>(1);
        private final List<Phrase> phrases = new ArrayList<>(1);
        private final List<Pair> pairs = new ArrayList<>(0);

        @Nullable
        Node at(char letter) {
            int index = letter - lowest;
            return index >= 0 && index < next.length ? next[index] : null;
        }

        Node grown(char letter) {
            if (next.length == 0) {
                lowest = letter;
            }
            int from = Math.min(lowest, letter);
            int to = Math.max(lowest + next.length, letter + 1);
            if (to - from > next.length) {
                @Nullable
                Node[] wider = new Node[to - from];
                System.arraycopy(next, 0, wider, lowest - from, next.length);
                next = wider;
                lowest = (char) from;
            }
            Node node = next[letter - lowest];
            if (node == null) {
                node = new Node();
                next[letter - lowest] = node;
            }
            return node;
        }
    }

    private record Phrase(Topic topic, List<String> words) {}

    /// A word that another one follows, not far away.
    private record Pair(Topic topic, String second, boolean beginning) {
        boolean isMetBy(String word) {
            return beginning ? word.startsWith(second) : word.equals(second);
        }
    }

    /// Is told what was found.
    interface Found {
        void mention(Topic topic, String words);
    }

    /// Adds the entries of a topic.
    Vocabulary with(Topic topic, List<String> entries) {
        for (String entry : entries) {
            int apart = entry.indexOf(APART);
            if (apart > 0) {
                pair(topic, entry.substring(0, apart).strip(), entry.substring(apart + 1).strip());
            } else if (entry.endsWith("*")) {
                node(entry.substring(0, entry.length() - 1)).beginnings.add(topic);
            } else {
                List<String> row = Words.of(entry);
                Node node = node(row.getFirst());
                if (row.size() == 1) {
                    node.words.add(topic);
                } else {
                    node.phrases.add(new Phrase(topic, row));
                }
            }
        }
        return this;
    }

    private void pair(Topic topic, String first, String second) {
        boolean beginning = second.endsWith("*");
        String bare = beginning ? second.substring(0, second.length() - 1) : second;
        node(first).pairs.add(new Pair(topic, bare, beginning));
    }

    private Node node(String word) {
        Node node = root;
        for (int i = 0; i < word.length(); i++) {
            node = node.grown(word.charAt(i));
        }
        return node;
    }

    /// Tells each topic that a text mentions, in the order of the text; a topic perhaps twice.
    void read(List<String> text, Found found) {
        for (int i = 0; i < text.size(); i++) {
            String word = text.get(i);
            Node node = walk(word, found);
            if (node != null) {
                for (Topic topic : node.words) {
                    found.mention(topic, word);
                }
                for (Phrase phrase : node.phrases) {
                    int end = i + phrase.words().size();
                    if (end <= text.size() && text.subList(i, end).equals(phrase.words())) {
                        found.mention(phrase.topic(), String.join(" ", phrase.words()));
                    }
                }
                readPairs(text, i, node, found);
            }
        }
    }

    private static void readPairs(List<String> text, int first, Node node, Found found) {
        for (Pair pair : node.pairs) {
            int end = Math.min(text.size(), first + APART_MAX + 2);
            for (int i = first + 1; i < end; i++) {
                if (pair.isMetBy(text.get(i))) {
                    found.mention(pair.topic(), text.get(first) + " " + text.get(i));
                    break;
                }
            }
        }
    }

    // The node at the end of a word; null when the tree ends before.
    private @Nullable Node walk(String word, Found found) {
        Node node = root;
        for (int i = 0; i < word.length(); i++) {
            node = node.at(word.charAt(i));
            if (node == null) {
                return null;
            }
            for (int each = 0; each < node.beginnings.size(); each++) {
                found.mention(node.beginnings.get(each), word);
            }
        }
        return node;
    }
}
