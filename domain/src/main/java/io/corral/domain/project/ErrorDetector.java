package io.corral.domain.project;

import io.corral.domain.id.ProjectId;
import java.util.Optional;

/// The detector that sees a project's errors. It is there with the project, without being kept,
/// and has twice the project's number; detectors that people make have odd numbers.
public final class ErrorDetector {

    private ErrorDetector() {}

    /// Its number.
    public static long of(ProjectId project) {
        return 2 * project.value();
    }

    /// The project whose errors the detector of a number sees; empty for those people made.
    public static Optional<ProjectId> project(long number) {
        return number > 0 && number % 2 == 0
                ? Optional.of(new ProjectId(number / 2))
                : Optional.empty();
    }
}
