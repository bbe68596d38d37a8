package io.corral.domain.group;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an operating system answered: its texts and names of the same fault in Linux, macOS and
/// Windows, in every language Windows is installed in most. One type of error often stands for all
/// of them, so the fault counts beside functions too.
final class SystemFaults {

    private static final int MESSAGE_MAX = 2000;

    /// A line has the fault, then what systems and runtimes say of it.
    private static final String TABLE = """
            denied|Permission denied|permission denied|EACCES|Access is denied|Access to the path\
            |Zugriff verweigert|Accès refusé|Acceso denegado|Accesso negato|Acesso negado\
            |Toegang geweigerd|Odmowa dostępu|Отказано в доступе
            not permitted|Operation not permitted|operation not permitted|EPERM
            no such file|No such file or directory|no such file or directory|ENOENT\
            |cannot find the file specified|cannot find the path specified|Could not find file\
            |Could not find a part of the path|System.IO.DirectoryNotFoundException\
            |kann die angegebene Datei nicht finden|kann den angegebenen Pfad nicht finden\
            |Le fichier spécifié est introuvable|Le chemin d’accès spécifié est introuvable\
            |no puede encontrar el archivo especificado|no puede encontrar la ruta especificada\
            |Impossibile trovare il file specificato|não pode encontrar o arquivo especificado
            no space|No space left on device|no space left on device|ENOSPC\
            |not enough space on the disk|es steht nicht genug Speicherplatz\
            |Espace insuffisant sur le disque|Espacio en disco insuficiente
            too many open files|Too many open files|too many open files|EMFILE|ENFILE
            file exists|File exists|file exists|file already exists|EEXIST\
            |Cannot create a file when that file already exists|already exists.
            is a directory|Is a directory|is a directory|EISDIR
            not a directory|Not a directory|not a directory|ENOTDIR
            not empty|Directory not empty|directory not empty|ENOTEMPTY|directory is not empty
            in use|being used by another process|EBUSY|resource busy or locked\
            |Device or resource busy|Text file busy|von einem anderen Prozess verwendet\
            |utilisé par un autre processus|está siendo utilizado por otro proceso\
            |utilizzato da un altro processo|sendo usado por outro processo
            read-only|Read-only file system|read-only file system|EROFS
            quota|Disk quota exceeded|disk quota exceeded|EDQUOT
            name too long|File name too long|file name too long|ENAMETOOLONG\
            |filename or extension is too long
            other device|Invalid cross-device link|cross-device link|EXDEV\
            |to a different disk drive
            no memory|Cannot allocate memory|cannot allocate memory|ENOMEM\
            |Not enough storage is available|not enough memory resources
            input or output|Input/output error|input/output error|i/o error|EIO:
            stale handle|Stale file handle|stale NFS file handle|ESTALE
            loop of links|Too many levels of symbolic links|ELOOP
            not a program|Exec format error|exec format error|ENOEXEC
            not supported|Operation not supported|ENOTSUP|Function not implemented|ENOSYS
            """;

    private static final List<String> FAULTS = new ArrayList<>();
    private static final PhraseIndex INDEX = read();

    private SystemFaults() {}

    private static PhraseIndex read() {
        List<PhraseIndex.Phrase> phrases = new ArrayList<>();
        for (String line : TABLE.lines().toList()) {
            int start = line.indexOf('|');
            String fault = line.substring(0, start);
            while (start >= 0) {
                int end = line.indexOf('|', start + 1);
                String text = line.substring(start + 1, end < 0 ? line.length() : end);
                phrases.add(new PhraseIndex.Phrase(true, text));
                FAULTS.add(fault);
                start = end;
            }
        }
        return new PhraseIndex(phrases);
    }

    /// The fault; null when the message tells of none.
    static @Nullable String of(String message) {
        int first = message.length() > MESSAGE_MAX ? -1 : INDEX.first(message);
        return first < 0 ? null : FAULTS.get(first);
    }
}
