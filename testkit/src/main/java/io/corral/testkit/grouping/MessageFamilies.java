package io.corral.testkit.grouping;

import io.corral.domain.event.Event;
import io.corral.domain.event.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// Values in messages, and what a message says besides.
final class MessageFamilies {

    private static final List<MessageErrors> ALL = List.copyOf(MessageErrors.all());

    /// Those of platforms with more than one message, all with slots.
    private static final List<MessageErrors> PAIRABLE = ALL.stream()
            .filter(each -> each.text().contains("{") && ALL.stream().filter(other -> other
                    .platform() == each.platform() && other.text().contains("{")).count() > 1)
            .toList();

    /// Words that name another thing than the one a message is about.
    private static final String[] WORDS = {"parcel", "reader", "window", "session", "printer",
        "schedule", "refund", "keyboard", "ledger", "camera", "bridge", "voucher"};

    /// What runtimes say in the language of the system.
    private static final List<List<String>> TRANSLATIONS = List.of(
            List.of("System.NullReferenceException",
                    "Object reference not set to an instance of an object.",
                    "Der Objektverweis wurde nicht auf eine Objektinstanz festgelegt.",
                    "La référence d'objet n'est pas définie à une instance d'un objet.",
                    "オブジェクト参照がオブジェクト インスタンスに設定されていません。"),
            List.of("System.IO.FileNotFoundException", "Could not find file '{winpath}'.",
                    "Die Datei \"{winpath}\" konnte nicht gefunden werden.",
                    "Impossible de trouver le fichier '{winpath}'.",
                    "Файл \"{winpath}\" не найден."),
            List.of("System.UnauthorizedAccessException",
                    "Access to the path '{winpath}' is denied.",
                    "Der Zugriff auf den Pfad \"{winpath}\" wurde verweigert.",
                    "L'accès au chemin d'accès '{winpath}' est refusé."),
            List.of("System.FormatException", "Input string was not in a correct format.",
                    "Die Eingabezeichenfolge hat das falsche Format.",
                    "Le format de la chaîne d'entrée est incorrect.",
                    "输入字符串的格式不正确。"),
            List.of("System.ArgumentNullException",
                    "Value cannot be null. (Parameter 'crate')",
                    "Der Wert darf nicht NULL sein. (Parameter 'crate')",
                    "La valeur ne peut pas être null. (Paramètre 'crate')"),
            List.of("System.Net.Sockets.SocketException",
                    "No connection could be made because the target machine actively refused it. "
                            + "{ip}:{port}",
                    "Es konnte keine Verbindung hergestellt werden, da der Zielcomputer die "
                            + "Verbindung verweigerte. {ip}:{port}",
                    "Подключение не установлено, т.к. конечный компьютер отверг запрос на "
                            + "подключение. {ip}:{port}"));

    private MessageFamilies() {}

    /// One text with other values, as a log entry, as an error without stack, behind a reporter.
    static Function<Draw, LabelledPair> values(String section) {
        List<MessageErrors> messages = List.copyOf(MessageErrors.of(section));
        return draw -> {
            MessageErrors message = draw.pick(messages);
            if (draw.chance(60)) {
                return LabelledPair.same(message.text(), message.event(Slots.of(draw.seed())),
                        message.event(Slots.of(draw.seed())));
            }
            return draw.revalued(Reporters.behind(message, draw.chance(60), draw));
        };
    }

    static LabelledPair otherText(Draw draw) {
        MessageErrors left = draw.pick(PAIRABLE);
        MessageErrors right = another(left, draw);
        return LabelledPair.different(left.text() + " | " + right.text(),
                left.event(Slots.of(draw.seed())), right.event(Slots.of(draw.seed())));
    }

    private static MessageErrors another(MessageErrors than, Draw draw) {
        return draw.pick(PAIRABLE.stream().filter(each -> each.platform() == than.platform()
                && !each.text().equals(than.text())).toList());
    }

    /// One word of the text is another: the same sentence about another thing.
    static LabelledPair otherWord(Draw draw) {
        MessageErrors left = draw.pick(ALL.stream().filter(each -> !plainWords(each.text())
                .isEmpty()).toList());
        String word = draw.pick(plainWords(left.text()));
        MessageErrors right = left.text(left.text().replaceFirst("\\b" + word + "\\b",
                draw.pick(WORDS)));
        Slots slots = Slots.of(draw.seed());
        if (draw.chance(70)) {
            return LabelledPair.different(left.text() + " | " + right.text(), left.event(slots),
                    right.event(slots));
        }
        BaseError error = Reporters.behind(left, draw.chance(50), draw);
        return draw.variant(false, error, error.outer(thrown -> thrown.value(right.text())));
    }

    private static List<String> plainWords(String text) {
        String plain = text.replaceAll("\\{\\w+}", "0").replaceAll("\\S*[^\\w\\s]\\S*", "0");
        List<String> words = new ArrayList<>(Arrays.asList(plain.split(" ")));
        words.removeIf(word -> !word.matches("[a-z]{5,}") || List.of("could", "should", "which",
                "while", "because", "after").contains(word));
        return words;
    }

    static LabelledPair reporter(Draw draw) {
        MessageErrors left = draw.pick(PAIRABLE);
        if (draw.chance(30)) {
            return draw.revalued(Reporters.behind(left, draw.chance(50), draw));
        }
        MessageErrors right = another(left, draw);
        BaseError error = Reporters.behind(left, draw.chance(50), draw);
        return draw.variant(false, error, error.outer(thrown -> thrown.value(right.text())));
    }

    /// SDKs of logging libraries send the text before its values were put in.
    static LabelledPair template(Draw draw) {
        MessageErrors left = draw.pick(PAIRABLE);
        if (draw.chance(70)) {
            return LabelledPair.same(left.text(), templated(left, draw), templated(left, draw));
        }
        MessageErrors right = another(left, draw);
        return LabelledPair.different(left.text() + " | " + right.text(), templated(left, draw),
                templated(right, draw));
    }

    private static Event templated(MessageErrors message, Draw draw) {
        String place = message.platform() == Platform.PYTHON ? "%s" : "{}";
        return Rendering.draft(message.platform()).message(new Message(
                message.text().replaceAll("\\{\\w+}", place),
                Slots.of(draw.seed()).fill(message.text()), List.of())).build();
    }

    /// The runtime says the same in another language.
    static LabelledPair localized(Draw draw) {
        List<String> said = draw.pick(TRANSLATIONS);
        int one = draw.random().nextInt(1, said.size());
        int other = 1 + one % (said.size() - 1);
        BaseError base = draw.of(Platform.CSHARP);
        return draw.variant(true,
                base.outer(thrown -> thrown.type(said.getFirst()).value(said.get(one))),
                base.outer(thrown -> thrown.type(said.getFirst()).value(said.get(other))));
    }
}
