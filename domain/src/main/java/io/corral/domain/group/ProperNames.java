package io.corral.domain.group;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Names of people and companies wherever they stand in a message, recognised by a given name that
/// means nothing else or by a company's legal form.
final class ProperNames {

    private static final int WORDS_MAX = 5;

    /// Given names from many countries; none that is a usual word, month, city or product.
    private static final Set<String> GIVEN =
            words(
                    """
                            aaliyah aarav abdul abdullah abena abigail adaeze adebayo adele
                            adrian adriana agata agnes agnieszka ahmad ahmed aiko aisha akira
                            alan albert alberto alejandra alejandro aleksandra aleksandr
                            alessandra alessandro alex alexander alexandra alexandre alfred ali
                            alice alicia alina alisa amadou amara amelia amina amir amit amy ana
                            anastasia anders andré andrea andreas andrei andrew andrzej andy
                            anette angela angelika anika anil anita anja anna anne annika antoine
                            anton antonia antonio anya arjun arthur ashley astrid asuka ayşe
                            ayesha barbara bart bartosz beata beatrice beatriz ben benjamin
                            bernard bernd birgit björn bogdan boris brandon brenda brian bruno
                            caleb camila camille carla carlos carmen carol carolina caroline
                            catherine cecilia céline chiara chidi chinedu chloe chloé christina
                            christine christoph christopher chukwu claire clara claudia colin
                            connor cristina daniel daniela danielle dariusz darko david deborah
                            deepak denis denise dieter diego dimitri dmitri dmitry dmytro dominik
                            donald donna dorothea eduardo edward eileen ekaterina elena eleanor
                            elif elias elisa elisabeth elizabeth ella ellen elsa emil emilia
                            emily emma emmanuel eric erica erik erika ernesto esra esther ethan eva
                            evelyn fabian fatima fatou federico felipe fernanda fernando filip
                            fiona francesca francesco francisco françois françoise frida frieda
                            friedrich gabriel gabriela gareth gary george georg georgia gerald
                            gerhard giorgio giovanni giulia giuseppe gloria gonzalo greta
                            grzegorz guillaume gunnar gustavo hana hannah hanna hans haruki
                            harold hassan heather hector heidi heike helena helen helga henrik
                            henry hiroshi hiroko hugo ibrahim ida ignacio igor ines inés ingrid
                            irene irina isaac isabel isabella isabelle ivan ivana jack jackie
                            jacob jakob jakub james jamal jan jana jane janet jannik jean jeff
                            jeffrey jennifer jens jeremy jerome jessica jesús joachim joan joana
                            joanna joão johan johanna johannes john jonas jonathan jorge josé
                            josef joseph josefine josephine joshua juan juana juliana julian
                            julien juliette jürgen justyna kaito kamala karen karim karin karina
                            karl karolina katarina katarzyna kate katharina katherine kathleen
                            kathrin katja katrin kavita keiko kelly kenji kenneth kerstin kevin
                            khadija kim klaus kofi konrad krishna kristina krzysztof kwame lara
                            larissa lars laura laurent leila lena leo leon leonard leonardo
                            leonie leonor leticia liam lidia lina linda linh lisa liv ljubica lorena
                            lorenzo louis louise luca lucas lucia lucía ludwig luis luisa łukasz
                            luka lukas lydia maeve magda magdalena magnus maja malik manfred manuel
                            manuela marc marcel marcia marcin marco marcos marcus margaret
                            margarita maria maría mariam mariana marie marina mario marion marius
                            markus marta martha martin martina mary maryam mateo mateusz mathias
                            mathilde matteo matthew matthias maurice mauro maxim megan mehmet mei
                            melanie melissa mia michael michał michel michelle miguel mikael
                            mikhail milan milena mina mira miriam miyuki mohamed mohammad
                            mohammed monica monika monique morgan mustafa nadia nadine naomi
                            natalia natalie natasha nathalie nathan neha nguyễn nicholas nicolas
                            nicole niels nigel nikhil nikita nikola nikolai nils nina noah noemi
                            nora norbert nuria olga oliver olivia olivier oluwaseun omar oscar
                            oskar otto özlem pablo pamela paola paolo patricia patrick patrik
                            paul paula pauline paulo pavel pedro peter petra philip philipp
                            philippe pia pierre piotr pooja priya rachel rafael rahul rajesh ralf
                            ramón raphael rashid raúl ravi rebecca regina renata renate ricardo
                            riccardo richard rita robert roberta roberto rodrigo roger roland
                            rolf roman ronald rosa rosie rukmini rutger ryan sabine sakura salma
                            salman samantha samir samuel sana sandra sanjay santiago sara sarah
                            saskia satoshi sean sebastian selma serena serge sergei sergey sergio
                            shanice sharon sheila siddharth silvia simon simone siobhan sofia
                            sofía sophia sophie søren stanislav stefan stefanie stefano stella
                            stephanie stephen steven sunita susan susanne suzanne sven svetlana
                            sylvia sylvie takeshi tamara tanja tariq tatiana teresa thabo
                            theodore theresa thérèse thomas thorsten tiago tim timothy tobias
                            tomás tomasz torsten tracy tyler ulrich ulrike ursula uwe valentina
                            valeria vanessa vera veronica viktor viktoria vincent vincenzo
                            virginie vladimir walter wanjiru wendy werner wilhelm william
                            wojciech wolfgang xavier ximena yasmin yasmine yolanda youssef yuki
                            yuri yusuf yvette yvonne zainab zanele zeynep zofia zoë zuzana
                            zuzanna
                            """);

    /// What stands behind the name of a company.
    private static final Set<String> FORMS =
            Set.of(
                    "GmbH", "AG", "KG", "SE", "Ltd", "Ltd.", "Limited", "Inc", "Inc.", "LLC",
                    "LLP", "PLC", "Corp", "Corp.", "Oy", "AB", "ApS", "AS", "BV", "B.V.", "NV",
                    "N.V.", "SA", "S.A.", "SAS", "SARL", "SpA", "S.p.A.", "Srl", "S.r.l.",
                    "S.L.", "Pty", "Pvt", "KK", "OÜ", "s.r.o.", "Sp.");

    /// Small words inside names.
    private static final Set<String> PARTICLES =
            Set.of(
                    "van", "von", "de", "der", "den", "da", "do", "dos", "del", "della", "di",
                    "la", "le", "bin", "ibn", "al", "el", "ten", "ter", "zu", "y");

    private ProperNames() {}

    private static Set<String> words(String text) {
        return Stream.of(text.split("\\s", -1)).filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// End of the name that starts at the position; the position itself when there is none.
    static int end(String text, int at) {
        if (!Character.isUpperCase(text.charAt(at))
                || (at > 0 && isInside(text.charAt(at - 1)))) {
            return at;
        }
        int company = endOfCompany(text, at);
        if (company > at) {
            return company;
        }
        int first = endOfPart(text, at);
        int given = text.indexOf('-', at);
        int stem = given > at && given < first ? given : first;
        if (first < at + 2 || !endsWord(text, first)
                || !GIVEN.contains(Shapes.lower(text, at, stem))) {
            return at;
        }
        return endOfSurname(text, first);
    }

    private static boolean isInside(char before) {
        return Character.isLetterOrDigit(before) || "._-/\\$#@:+".indexOf(before) >= 0;
    }

    private static boolean endsWord(String text, int end) {
        if (end == text.length()) {
            return true;
        }
        char c = text.charAt(end);
        boolean sentence = c == '.' && (end + 1 == text.length() || text.charAt(end + 1) == ' ');
        return sentence || " ,;!?)]'’\"”“\n".indexOf(c) >= 0
                || (c == ':' && text.startsWith(" ", end + 1));
    }

    private static int endOfSurname(String text, int first) {
        int end = first;
        for (int i = 1; i < WORDS_MAX; i++) {
            if (!text.startsWith(" ", end) || end + 1 >= text.length()) {
                break;
            }
            int start = end + 1;
            int next = endOfPart(text, start);
            boolean initial = next == start + 1 && text.startsWith(". ", next);
            next = initial ? next + 1 : next;
            boolean part = next > start && Character.isUpperCase(text.charAt(start))
                    && (initial || endsWord(text, next)) && !isAcronym(text, start, next)
                    && (next - start < 3 || !ValueWords.isThing(Shapes.lower(text, start, next)));
            boolean particle = next > start && PARTICLES.contains(text.substring(start, next))
                    && leadsToName(text, next);
            if (!part && !particle) {
                break;
            }
            end = next;
        }
        return end;
    }

    /// Whether a capitalised word follows, behind at most one more small word as in `van der Berg`.
    private static boolean leadsToName(String text, int end) {
        int start = end + 1;
        int next = start < text.length() ? endOfPart(text, start) : start;
        if (next > start && PARTICLES.contains(text.substring(start, next))) {
            start = next + 1;
        }
        return start < text.length() && text.charAt(start - 1) == ' '
                && Character.isUpperCase(text.charAt(start));
    }

    private static boolean isAcronym(String text, int from, int to) {
        return to - from > 1 && Character.isUpperCase(text.charAt(from + 1))
                && Character.isUpperCase(text.charAt(to - 1));
    }

    private static int endOfCompany(String text, int at) {
        int end = at;
        for (int i = 0; i < WORDS_MAX; i++) {
            int start = i == 0 ? at : end + 1;
            if (start >= text.length() || (i > 0 && text.charAt(end) != ' ')) {
                return at;
            }
            int next = start;
            while (next < text.length() && " ,;:!?)\"'“”\n".indexOf(text.charAt(next)) < 0) {
                next++;
            }
            if (i > 0 && FORMS.contains(text.substring(start, next))) {
                return next;
            }
            boolean word = next > start && (Character.isUpperCase(text.charAt(start))
                    || text.startsWith("& ", start) || text.startsWith("und ", start)
                    || text.startsWith("and ", start));
            if (!word) {
                return at;
            }
            end = next;
        }
        return at;
    }

    private static int endOfPart(String text, int at) {
        int end = at;
        while (end < text.length()) {
            char c = text.charAt(end);
            boolean joint = (c == '\'' || c == '’' || c == '-') && end > at
                    && end + 1 < text.length() && Character.isUpperCase(text.charAt(end + 1));
            if (!Character.isLetter(c) && !joint) {
                break;
            }
            end++;
        }
        return end;
    }
}
