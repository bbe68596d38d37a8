package io.corral.domain.group;

import io.corral.domain.event.Frame;
import org.jspecify.annotations.Nullable;

/// Classes that report engines and scripting compile at run time, with numbers in their names.
final class LaterJvm implements LaterFrames.Lesson {

    private static final Verdict SDK = Verdict.noise("error or performance monitoring");
    private static final Verdict LIBRARY = Verdict.library("well-known library");

    private static final PrefixTable MODULES =
            new PrefixTable.Builder()
                    .put(
                            SDK,
                            """
                            io.micrometer.observation io.micrometer.tracing brave
                            com.dynatrace com.instana com.appoptics
                            com.microsoft.applicationinsights
                            com.raygun io.honeybadger airbrake
                            """)
                    .put(
                            LIBRARY,
                            """
                            net.sf.jasperreports com.itextpdf org.bouncycastle org.opensearch
                            io.lettuce org.camunda org.activiti org.flowable io.temporal
                            com.stripe com.twilio org.apereo dev.failsafe net.jodah
                            io.swagger org.springdoc io.jaegertracing com.auth0 javassist
                            io.dropwizard io.javalin spark io.helidon ratpack com.vaadin
                            org.primefaces org.zkoss com.sendgrid org.bson com.datastax
                            org.neo4j com.couchbase org.apache com.linecorp.armeria
                            """)
                    .build();

    @Override
    public @Nullable Verdict verdict(Frame frame) {
        String module = frame.module();
        return module == null || module.isEmpty() ? null : MODULES.find(module);
    }

    @Override
    public FrameName name(Frame frame, FrameName first) {
        String unit = withoutNumbers(first.unit());
        return unit.equals(first.unit())
                ? first
                : new FrameName(unit, first.function(), "generated class masked");
    }

    /// `com.shop.Invoice_166699_12` becomes `com.shop.Invoice`.
    private static String withoutNumbers(String unit) {
        int end = unit.length();
        int accessor = unit.lastIndexOf("Accessor");
        if (accessor > 0 && Names.skipDigits(unit, accessor + 8) == end) {
            return unit.substring(0, accessor + 8);
        }
        int digits = end;
        while (digits > 0 && Shapes.isDigit(unit.charAt(digits - 1))) {
            digits--;
            if (digits > 1 && digits < end && unit.charAt(digits - 1) == '_') {
                end = digits - 1;
                digits = end;
            }
        }
        return end > 0 && Character.isLetterOrDigit(unit.charAt(end - 1))
                ? unit.substring(0, end)
                : unit;
    }
}
