package io.corral.engine.ingest.digest;

import io.corral.domain.project.InboundFilters;
import io.corral.domain.project.Project;
import io.corral.domain.project.Scrubbing;
import io.corral.engine.ingest.shape.InboundFilter;
import io.corral.engine.ingest.shape.Scrubber;
import io.corral.engine.ingest.shape.SensitiveNames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A project's settings, compiled for the shaping steps.
///
/// @param scrubber null when the project scrubs nothing
record ProjectShaping(
        Project project, @Nullable Scrubber scrubber, InboundFilter filter) {

    /// Compiles the settings of a project.
    static ProjectShaping compile(Project project) {
        Scrubbing scrubbing = project.settings().scrubbing();
        InboundFilters filters = project.settings().filters();
        return new ProjectShaping(
                project,
                scrubber(scrubbing),
                new InboundFilter(new InboundFilter.Settings(
                        filters.browserExtensions(), filters.webCrawlers(), filters.localhost(),
                        filters.errorMessages(), filters.releases())));
    }

    /// The same for an equal project.
    ProjectShaping of(Project equal) {
        return new ProjectShaping(equal, scrubber, filter);
    }

    /// Whether the sender's address may be kept.
    boolean keepsAddresses() {
        return scrubber == null || scrubber.keepsIps();
    }

    private static @Nullable Scrubber scrubber(Scrubbing scrubbing) {
        boolean nothing = !scrubbing.enabled() && !scrubbing.scrubAddresses();
        if (nothing) {
            return null;
        }
        var names = new SensitiveNames(
                scrubbing.enabled() && scrubbing.defaultKeys(),
                scrubbing.enabled() ? scrubbing.sensitiveKeys() : List.of(),
                scrubbing.safeKeys());
        return new Scrubber(names, scrubbing.enabled() && scrubbing.defaultKeys(),
                scrubbing.scrubAddresses());
    }
}
