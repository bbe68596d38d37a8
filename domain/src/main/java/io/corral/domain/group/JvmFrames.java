package io.corral.domain.group;

import io.corral.domain.event.Frame;
import org.jspecify.annotations.Nullable;

/// Java, Kotlin, Scala, Groovy and Clojure, on servers and on Android. The names are the work of
/// [JvmNames].
final class JvmFrames implements Language {

    private static final Verdict SDK = Verdict.noise("error or performance monitoring");
    private static final Verdict REFLECTION = Verdict.noise("reflection or generated call");
    private static final Verdict GLUE = Verdict.noise("coroutine or lambda glue");
    private static final Verdict PLATFORM = Verdict.runtime("the platform's own classes");
    private static final Verdict START = Verdict.noise("program and thread start");
    private static final Verdict FRAMEWORK = Verdict.library("well-known library");

    private static final PrefixTable MODULES =
            new PrefixTable.Builder()
                    .put(
                            SDK,
                            """
                            io.sentry com.newrelic datadog.trace co.elastic.apm io.opentelemetry
                            com.bugsnag com.rollbar com.google.firebase.crashlytics com.appdynamics
                            """)
                    .except("io.sentry.example io.sentry.examples io.sentry.samples io.sentry.demo")
                    .put(
                            REFLECTION,
                            """
                            java.lang.reflect java.lang.invoke sun.reflect jdk.internal.reflect
                            jdk.internal.vm net.sf.cglib org.springframework.cglib javassist
                            net.bytebuddy jdk.proxy1 jdk.proxy2 jdk.proxy3 jdk.proxy4
                            com.sun.proxy org.aspectj.runtime org.codehaus.groovy.runtime
                            groovy.lang.MetaClassImpl org.codehaus.groovy.reflection
                            org.springframework.aop org.springframework.util.ReflectionUtils
                            kotlin.reflect
                            """)
                    .put(
                            GLUE,
                            """
                            kotlin.coroutines kotlinx.coroutines.DispatchedTask
                            kotlinx.coroutines.scheduling kotlinx.coroutines.internal
                            kotlinx.coroutines.intrinsics scala.runtime clojure.lang
                            """)
                    .put(
                            START,
                            """
                            com.android.internal.os java.lang.Thread java.lang.VirtualThread
                            java.util.concurrent.ThreadPoolExecutor java.util.concurrent.FutureTask
                            java.util.concurrent.Executors java.util.concurrent.CompletableFuture
                            java.util.concurrent.ForkJoinTask java.util.concurrent.ForkJoinPool
                            java.util.concurrent.ForkJoinWorkerThread jdk.internal.misc
                            """)
                    .put(
                            PLATFORM,
                            """
                            java javax jdk sun com.sun kotlin kotlinx scala groovy
                            org.codehaus.groovy clojure android com.android dalvik libcore org.w3c
                            org.xml org.ietf
                            """)
                    .put(
                            FRAMEWORK,
                            """
                            jakarta androidx org.springframework org.apache org.hibernate io.netty
                            reactor akka play com.fasterxml okhttp3 okio retrofit2 com.squareup
                            io.reactivex rx io.ktor io.micronaut io.quarkus io.vertx org.eclipse
                            org.jboss org.wildfly io.undertow com.zaxxer com.mysql org.postgresql
                            org.mariadb oracle com.microsoft org.junit junit org.testng
                            ch.qos.logback org.slf4j org.joda com.google.common com.google.gson
                            com.google.inject com.google.android com.google.firebase
                            com.google.protobuf io.grpc org.glassfish com.netflix feign com.mongodb
                            redis lettuce io.lettuce org.redisson org.quartz org.mockito org.jooq
                            org.flywaydb liquibase org.mybatis com.amazonaws software.amazon
                            com.facebook.react com.facebook.litho com.bumptech.glide dagger
                            com.rabbitmq org.elasticsearch zio cats fs2 org.http4s slick
                            com.typesafe org.koin io.github.resilience4j com.unity3d
                            compojure ring manifold aleph org.thymeleaf freemarker gradle
                            org.gradle com.intellij org.jetbrains com.github.benmanes
                            com.hazelcast org.keycloak io.jsonwebtoken com.oracle
                            """)
                    .build();

    @Override
    public @Nullable Verdict verdict(Frame frame) {
        String function = frame.function();
        if (function != null && function.startsWith("$r8$lambda$")) {
            return GLUE;
        }
        String module = frame.module();
        if (module == null || module.isEmpty()) {
            return null;
        }
        if (isGlueClass(module)) {
            return GLUE;
        }
        if (module.startsWith("$Proxy") || module.contains(".$Proxy")
                || module.contains("$$FastClass") || module.contains("GeneratedMethodAccessor")) {
            return REFLECTION;
        }
        return MODULES.find(module);
    }

    private static boolean isGlueClass(String module) {
        return module.contains("$$Lambda") || module.contains("$$ExternalSynthetic")
                || module.contains("$$InternalSynthetic") || module.contains("$$Nest$")
                || module.startsWith("r8-map-id");
    }

    @Override
    public FrameName name(Frame frame) {
        String module = frame.module();
        String given = module == null || module.isEmpty() ? Names.stem(frame) : module;
        return JvmNames.of(given, frame.function());
    }
}
