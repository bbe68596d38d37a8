package io.corral.domain.group;

import io.corral.domain.event.Frame;
import org.jspecify.annotations.Nullable;

/// Classes that report engines and scripting compile at run time, with numbers in their names.
final class LaterJvm implements LaterFrames.Lesson {

    private static final Verdict SDK = Verdict.noise("error or performance monitoring");
    private static final Verdict LIBRARY = Verdict.library("well-known library");
    private static final Verdict GLUE = Verdict.noise("glue of compilers and weavers");
    private static final Verdict PLATFORM = Verdict.runtime("the platform's own classes");

    private static final PrefixTable MODULES =
            new PrefixTable.Builder()
                    .put(
                            SDK,
                            """
                            io.micrometer.observation io.micrometer.tracing brave com.dynatrace
                            com.instana com.appoptics com.microsoft.applicationinsights
                            com.raygun io.honeybadger airbrake
                            """)
                    .put(
                            GLUE,
                            """
                            groovy.lang.Closure groovy.lang.MetaClass groovy.lang.Script
                            groovy.lang.GroovyObjectSupport org.codehaus.groovy.vmplugin
                            org.apache.groovy scala.concurrent scala.util.Try scala.Function
                            scala.collection.generic scala.PartialFunction scala.Option
                            _COROUTINE kotlinx.coroutines.debug
                            kotlinx.coroutines.flow kotlinx.coroutines.BuildersKt
                            kotlinx.coroutines.EventLoopImplBase
                            kotlinx.coroutines.BlockingCoroutine kotlin.ResultKt
                            kotlin.jvm.internal androidx.compose.runtime.internal
                            org.springframework.aop org.springframework.cglib java.lang.invoke
                            java.util.concurrent.locks
                            """)
                    .put(
                            PLATFORM,
                            """
                            com.samsung com.sec miui com.miui com.huawei com.oplus com.oppo
                            com.color com.vivo com.lge com.mediatek com.htc com.sonyericsson
                            com.qualcomm com.meizu com.realme com.oneplus com.xiaomi com.asus
                            com.motorola com.honor com.transsion com.lenovo huawei oppo vivo
                            """)
                    .put(
                            LIBRARY,
                            """
                            com.github.mikephil com.airbnb com.jakewharton io.coil-kt coil
                            com.karumi com.tencent com.alibaba com.google.accompanist grails gorm
                            org.grails org.gradle hudson jenkins org.jenkinsci org.kohsuke
                            com.cloudbees metosin reitit io.pedestal next.jdbc hikari_cp hikari
                            taoensso buddy mount integrant cheshire clj_http clojure.java.jdbc
                            muuntaja ring liberator luminus http4s doobie org.typelevel io.circe
                            monix scalaz scalikejdbc sangria org.scalatra com.lightbend
                            org.apache.pekko net.bytebuddy com.mchange com.atomikos bitronix
                            org.infinispan org.ehcache com.thoughtworks org.dom4j nu.xom org.yaml
                            snakeyaml org.aspectj com.opensymphony ognl org.objectweb
                            com.sun.jersey net.sf.jasperreports com.itextpdf org.bouncycastle
                            org.opensearch io.lettuce org.camunda org.activiti org.flowable
                            io.temporal com.stripe com.twilio org.apereo dev.failsafe net.jodah
                            io.swagger org.springdoc io.jaegertracing com.auth0 javassist
                            io.dropwizard io.javalin spark io.helidon ratpack com.vaadin
                            org.primefaces org.zkoss com.sendgrid org.bson com.datastax org.neo4j
                            com.couchbase org.apache com.linecorp.armeria
                            """)
                    .build();

    /// A getter of an entity that its proxy was asked for, whatever made the proxy.
    private static final Verdict ENTITY =
            new Verdict(Role.APP, "proxy of a class of the application", true);

    @Override
    public @Nullable Verdict verdict(Frame frame) {
        String module = frame.module();
        if (module == null || module.isEmpty()) {
            return null;
        }
        if (isGlue(module, frame.function())) {
            return GLUE;
        }
        Verdict known = MODULES.find(module);
        boolean entity = module.contains("$HibernateProxy") || module.contains("_$$_jvst")
                || module.contains("_$$_javassist");
        return known == null && entity ? ENTITY : known;
    }

    /// Call sites of Groovy, parts of a `try` that Scala lifts out, counters of JaCoCo.
    private static boolean isGlue(String module, @Nullable String function) {
        if (function == null) {
            return false;
        }
        int dollar = module.lastIndexOf('$');
        boolean site = dollar > 0 && dollar + 1 < module.length()
                && (function.equals("call") || function.equals("callCurrent")
                        || function.equals("callStatic") || function.equals("callConstructor"))
                && Character.isLowerCase(module.charAt(dollar + 1));
        return site || function.startsWith("liftedTree") || function.startsWith("$jacoco")
                || function.startsWith("this$dist$") || module.contains("$AjcClosure")
                || module.startsWith("-$$Lambda") || module.contains("$G__");
    }

    @Override
    public FrameName name(Frame frame, FrameName first) {
        String module = frame.module();
        String file = FilePath.baseName(Names.path(frame));
        FrameName read = module == null || module.isEmpty()
                ? first
                : LaterJvmNames.of(module, frame.function(), file, first);
        String unit = withoutNumbers(read.unit());
        unit = RenamedPackages.common(unit);
        int intercepted = unit.lastIndexOf(".$") + 1;
        unit = intercepted > 0
                ? unit.substring(0, intercepted) + unit.substring(intercepted + 1)
                : unit;
        return unit.equals(read.unit())
                ? read
                : new FrameName(unit, read.function(), "generated class masked");
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
