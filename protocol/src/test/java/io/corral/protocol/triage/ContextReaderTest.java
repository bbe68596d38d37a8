package io.corral.protocol.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.triage.ProductContext;
import io.corral.domain.triage.ProductContext.Audience;
import org.junit.jupiter.api.Test;

class ContextReaderTest {

    private static final String YAML = """
            product: People book rooms.   # one paragraph
            services:
              - name: Booking
                projects: [web, api]
                audience: customer
                criticality: critical
            flows:
              - name: Pay
                patterns: ["/checkout/*", 'POST /pay']
                impact: revenue
            retryPolicies:
              - {match: mails.*, maxRetries: 5, onExhausted: the guest is not told}
            thirdParties:
              - host: api.Maps.test
                usedFor: maps
            knownNoise: []
            owners:
              web: front
            """;

    @Test
    void text_yaml_isReadWhole() {
        ContextReader.ContextRead read = ContextReader.readText(YAML);
        assertThat(read.problems()).isEmpty();
        ProductContext context = read.context();
        assertThat(context.product()).isEqualTo("People book rooms.");
        assertThat(context.service("api").orElseThrow().audience()).isEqualTo(Audience.CUSTOMER);
        assertThat(context.flows().getFirst().patterns()).containsExactly("/checkout/*",
                "POST /pay");
        assertThat(context.retryPolicies().getFirst().maxRetries()).isEqualTo(5);
        assertThat(context.thirdParties().getFirst().host()).isEqualTo("api.maps.test");
        assertThat(context.owners()).containsEntry("web", "front");
    }

    @Test
    void text_json_isReadAsWell() {
        assertThat(ContextReader.readText("""
                {"flows": [{"name": "Pay", "patterns": ["/pay"]}]}""").context().flows())
                .hasSize(1);
    }

    @Test
    void problems_nameLineAndField() {
        assertThat(ContextReader.readText("""
                product: a
                flows:
                  - name: Pay
                    patterns: no list
                retryPolicies:
                  - match: mails
                servicez: []
                """).problems()).extracting(ContextProblem::text).containsExactlyInAnyOrder(
                "line 4: flows[0].patterns: expected a list of texts",
                "line 6: retryPolicies[0].maxRetries: expected a whole number",
                "line 7: servicez: unknown field; did you mean services?");
    }

    @Test
    void unknownFields_ofEntries_areNamedWithTheNearestKnown() {
        assertThat(ContextReader.readText("""
                services:
                  - name: Booking
                    project: [web]
                    citicality: high
                flows:
                  - {name: Pay, pattern: ['/pay']}
                retryPolicies:
                  - {match: mails, maxRetries: 3, exhausted: nothing}
                thirdParties:
                  - {host: a.test, use: maps}
                knownNoise:
                  - {pattern: 'ResizeObserver*', because: harmless}
                colour: red
                """).problems()).extracting(ContextProblem::text).containsExactlyInAnyOrder(
                "line 3: services[0].project: unknown field; did you mean projects?",
                "line 4: services[0].citicality: unknown field; did you mean criticality?",
                "line 6: flows[0].pattern: unknown field; did you mean patterns?",
                "line 8: retryPolicies[0].exhausted: unknown field; "
                        + "did you mean onExhausted?",
                "line 10: thirdParties[0].use: unknown field; known are host, usedFor",
                "line 12: knownNoise[0].because: unknown field; known are pattern, reason",
                "line 13: colour: unknown field; known are flows, knownNoise, owners, product, "
                        + "retryPolicies, services, thirdParties");
    }

    @Test
    void entries_thatAreNoObjects_areNamed() {
        assertThat(ContextReader.readText("""
                knownNoise:
                  - ResizeObserver loop
                owners: [web]
                """).problems()).extracting(ContextProblem::text).containsExactlyInAnyOrder(
                "line 2: knownNoise[0]: expected fields, of pattern, reason",
                "line 3: owners: expected projects with their teams");
    }

    @Test
    void text_thatIsNoYaml_saysWhere() {
        assertThat(ContextReader.readText("flows:\n  - [a\nb: }").problems()).singleElement()
                .satisfies(problem -> assertThat(problem.line()).isNotNull());
        assertThat(ContextReader.readText("just words").problems()).hasSize(1);
        assertThat(ContextReader.readText("").problems()).isEmpty();
    }

    @Test
    void aliases_thatGrow_areRefused() {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            String before = "*a" + (i - 1);
            text.append("a").append(i).append(": &a").append(i).append(" [").append(before);
            text.append((", " + before).repeat(9)).append("]\n");
        }
        assertThat(ContextReader.readText(text.toString()).problems()).singleElement()
                .satisfies(problem -> assertThat(problem.reason()).contains("values"));
    }
}
