package io.corral.domain.group.similar;

import java.lang.Character.UnicodeScript;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The language a message is written in, by its small words. Runtimes and frameworks speak that of
/// the system they run on, so that one bug says the same in many.
enum Tongue {
    ENGLISH("""
            the a an is are was were be been has have had not no cannot could can of to in on by for
            from with at as it its this that there when while already must should did does failed
            missing invalid expected unexpected"""),
    GERMAN("""
            der die das den dem des ein eine einer eines ist sind war wurde wurden wird werden nicht
            kein keine kann konnte zu im auf für von mit als bei bereits muss da sich zum zur wegen
            ungültig ungültige fehlgeschlagen"""),
    FRENCH("""
            le la les un une des du de est sont était été ne pas aucun aucune peut impossible en sur
            par pour avec dans au aux d l n s qu que déjà doit"""),
    SPANISH("""
            el la los las un una de del es son fue no se puede ha sido en por para con al que ya
            debe ningún ninguna"""),
    PORTUGUESE("""
            o a os as um uma de do da é são foi não se pode em no na por para com ao que já deve
            nenhum nenhuma"""),
    ITALIAN("""
            il lo la gli i un una di del della è sono stato non si può in su per con al che già
            deve nessun nessuna impostato"""),
    DUTCH("""
            de het een is zijn was werd niet geen kan van in op door voor met als naar al moet
            ongeldig ongeldige"""),
    POLISH("""
            nie jest są był była być w na do z ze przez dla od że już musi może nieprawidłowy"""),
    SWEDISH("""
            den det en ett är var inte kan av i på med för från till som redan måste ogiltig"""),
    TURKISH("""
            bir bu ve için değil olarak ile olan hatası geçersiz bulunamadı""");

    /// Fewer small words are an accident.
    private static final int CERTAIN = 2;

    private final String words;

    Tongue(String words) {
        this.words = ' ' + words.replace('\n', ' ') + ' ';
    }

    /// Whether two messages are in different languages, as far as their words tell.
    static boolean differ(List<String> one, List<String> other) {
        Tongue first = of(one);
        Tongue second = of(other);
        return (first != null && second != null && first != second)
                || script(one) != script(other);
    }

    private boolean has(String word) {
        return words.contains(' ' + word + ' ');
    }

    /// The only one with most of its small words; null when that is not clear.
    private static @Nullable Tongue of(List<String> message) {
        Tongue best = null;
        long most = CERTAIN - 1;
        for (Tongue each : values()) {
            long own = message.stream().filter(each::has).count();
            if (own >= most) {
                best = own > most ? each : null;
                most = own;
            }
        }
        return best;
    }

    /// The first that is not Latin.
    private static UnicodeScript script(List<String> message) {
        return message.stream().flatMapToInt(String::codePoints)
                .filter(Character::isLetter).mapToObj(UnicodeScript::of)
                .filter(script -> script != UnicodeScript.LATIN).findFirst()
                .orElse(UnicodeScript.LATIN);
    }
}
