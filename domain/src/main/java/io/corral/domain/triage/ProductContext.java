package io.corral.domain.triage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an organisation says about its product. Every part may be empty.
///
/// @param owners team by project slug
public record ProductContext(String product, List<Service> services, List<Flow> flows,
        List<RetryPolicy> retryPolicies, List<ThirdParty> thirdParties,
        List<KnownNoise> knownNoise, Map<String, String> owners) {

    /// Nothing is known.
    public static final ProductContext NONE = new ProductContext("", List.of(), List.of(),
            List.of(), List.of(), List.of(), Map.of());

    public ProductContext {
        services = List.copyOf(services);
        flows = List.copyOf(flows);
        retryPolicies = List.copyOf(retryPolicies);
        thirdParties = List.copyOf(thirdParties);
        knownNoise = List.copyOf(knownNoise);
        owners = Map.copyOf(owners);
    }

    /// Who uses a service.
    public enum Audience {
        CUSTOMER,
        INTERNAL,
        BATCH
    }

    /// How much depends on a service.
    public enum Criticality {
        CRITICAL,
        HIGH,
        MEDIUM,
        LOW
    }

    /// A part of the product.
    ///
    /// @param projects slugs
    public record Service(String name, List<String> projects, @Nullable Audience audience,
            @Nullable Criticality criticality, @Nullable String owner, String notes) {
        public Service {
            projects = List.copyOf(projects);
        }
    }

    /// What people come for.
    ///
    /// @param patterns globs over address, transaction or culprit
    public record Flow(String name, List<String> patterns, String impact) {
        public Flow {
            patterns = List.copyOf(patterns);
        }
    }

    /// How often something is tried.
    ///
    /// @param match names a queue, a job or an error; may hold `*`
    public record RetryPolicy(String match, int maxRetries, String onExhausted) {}

    /// An outside service.
    public record ThirdParty(String host, String usedFor) {}

    /// What is known to be harmless.
    ///
    /// @param pattern a part of the title, or a glob over it
    public record KnownNoise(String pattern, String reason) {}

    /// Who looks after a project: by its own name, else by that of its service.
    public Optional<String> owner(String project) {
        String own = owners.get(project);
        return own != null
                ? Optional.of(own)
                : service(project).map(Service::owner).filter(owner -> !owner.isBlank());
    }

    /// The service a project belongs to.
    public Optional<Service> service(String project) {
        return services.stream().filter(each -> each.projects().contains(project)).findFirst();
    }
}
