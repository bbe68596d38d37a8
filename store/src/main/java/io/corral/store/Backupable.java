package io.corral.store;

import java.nio.file.Path;

/// A store that can copy itself while it serves.
public interface Backupable {

    /// Writes a consistent copy into a directory, under the names it has in its own place; a copy
    /// that stands there already is replaced. Work committed before the call is in the copy;
    /// writers wait for it at most as long as for one transaction.
    ///
    /// @param directory exists and is writable
    void backupTo(Path directory);
}
