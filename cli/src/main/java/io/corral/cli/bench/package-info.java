/// `corral bench`: how fast a server is. `IngestCommand` reads the arguments, `IngestRun` does the
/// rounds: `Load` prepares requests, `Sending` sends them over `RequestConnection`s, `Visibility`
/// watches the issue list, `ServerFigures` asks the server about itself, `IngestReport` says what
/// came of it. `QueryCommand`, `QueryRun`, `Questions` and `QueryReport`
/// do the same for reading, `WorklistCommand`, `WorklistRun` and `WorklistReport` for ranking.
@NullMarked
package io.corral.cli.bench;

import org.jspecify.annotations.NullMarked;
