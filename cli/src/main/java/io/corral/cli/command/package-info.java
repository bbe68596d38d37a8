/// What all commands share: how one says that it could not do its work, reads files, and asks about
/// a project.
@NullMarked
package io.corral.cli.command;

import org.jspecify.annotations.NullMarked;
