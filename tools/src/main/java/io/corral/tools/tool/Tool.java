package io.corral.tools.tool;

import java.util.List;
import java.util.stream.Stream;

/// A tool: everything that is known of it stands here once.
///
/// @param name such as `list-issues`
/// @param summary a sentence for lists
/// @param answers what the answer holds, a sentence
/// @param parameters its own first, then those of every tool
/// @param examples arguments as one would type them after the name
/// @param scopes what the token needs
public record Tool(
        String name, Category category, String summary, String answers,
        List<Parameter> parameters, List<String> examples, String scopes, Work work) {

    private static final Parameter ORGANIZATION = Parameter.text("org", "ORG",
            "Slug of the organisation; SENTRY_ORG without it, otherwise the first one.");
    private static final Parameter PROJECT = Parameter.text("project", "PROJECT",
            "Slug of the project; SENTRY_PROJECT without it.");

    public Tool {
        parameters = withCommon(parameters);
        examples = List.copyOf(examples);
    }

    private static List<Parameter> withCommon(List<Parameter> own) {
        List<String> names = own.stream().map(Parameter::name).toList();
        return Stream.concat(own.stream(), Stream.of(ORGANIZATION, PROJECT)
                .filter(common -> !names.contains(common.name()))).toList();
    }

    /// Whether it changes something, so that somebody has to say yes first.
    public boolean changes() {
        return work instanceof Work.Changes;
    }
}
