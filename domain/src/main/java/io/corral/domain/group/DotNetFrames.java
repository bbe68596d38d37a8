package io.corral.domain.group;

import io.corral.domain.event.Frame;
import org.jspecify.annotations.Nullable;

/// C# and its kin, Unity included. State machines and closures go back into their method.
final class DotNetFrames implements Language {

    private static final Verdict SDK = Verdict.noise("error or performance monitoring");
    private static final Verdict GLUE = Verdict.noise("async or reflection glue");
    private static final Verdict PLATFORM = Verdict.runtime(".NET's own classes");
    private static final Verdict FRAMEWORK = Verdict.library("well-known library");

    private static final PrefixTable MODULES =
            new PrefixTable.Builder()
                    .put(SDK, "Sentry NewRelic Datadog OpenTelemetry Elastic.Apm")
                    .except("SentryTest Sentry.Samples")
                    .put(
                            GLUE,
                            """
                            System.Runtime.CompilerServices System.Runtime.ExceptionServices
                            System.Threading.Tasks System.Threading.ExecutionContext
                            System.Reflection System.RuntimeMethodHandle System.RuntimeType
                            System.Threading.ThreadPoolWorkQueue System.ThrowHelper
                            System.Threading.Thread System.Environment Castle.DynamicProxy
                            System.Linq.Expressions System.Dynamic
                            Microsoft.Extensions.Internal.ObjectMethodExecutor
                            """)
                    .put(PLATFORM, "System Mono UnityEngine UnityEditor Internal Interop WinRT")
                    .put(
                            FRAMEWORK,
                            """
                            Microsoft Newtonsoft Npgsql MySql MySqlConnector Dapper AutoMapper
                            MediatR Serilog NLog log4net Polly StackExchange RabbitMQ MassTransit
                            Hangfire Quartz Grpc Amazon Azure Autofac FluentValidation RestSharp
                            Refit Xamarin Android Java NUnit Xunit Moq Swashbuckle IdentityServer4
                            Cysharp Zenject DG.Tweening TMPro MongoDB Confluent Oracle
                            """)
                    .build();

    @Override
    public @Nullable Verdict verdict(Frame frame) {
        String module = frame.module();
        if ("lambda_method".equals(frame.function()) || "(unknown)".equals(module)) {
            return GLUE;
        }
        return module == null || module.isEmpty() ? null : MODULES.find(module);
    }

    @Override
    public FrameName name(Frame frame) {
        String module = frame.module();
        String unit = module == null || module.isEmpty() ? Names.stem(frame) : module;
        String invented = insideAngles(unit);
        unit = classUnit(unit);
        String raw = frame.function();
        if (raw == null || Names.isUnnamed(raw)) {
            return FrameName.weak(unit, "unnamed");
        }
        String name = function(raw);
        if (invented != null && (name.equals("MoveNext") || name.equals("Invoke"))) {
            return new FrameName(unit, invented, "state machine folded into its method");
        }
        String inner = insideAngles(name);
        if (inner != null) {
            return new FrameName(unit, inner, "closure folded into its method");
        }
        return FrameName.of(unit, name);
    }

    /// `Foo` of `Shop.Cart+<Foo>d__7`, `<Foo>b__0` and `<Foo>g__Local|3_0`; null without angles.
    private static @Nullable String insideAngles(String name) {
        int open = name.indexOf('<');
        int close = name.indexOf('>', open + 1);
        boolean generated = open >= 0 && close > open + 1 && close + 1 < name.length()
                && Character.isLetter(name.charAt(close + 1));
        return generated ? name.substring(open + 1, close) : null;
    }

    /// The class a person wrote: without `+<>c`, state machine, generic arity and arguments.
    private static String classUnit(String module) {
        String unit = Names.before(module, "+<");
        unit = Names.before(unit, ".<");
        unit = Names.before(unit, "/<");
        unit = Names.before(unit, "[");
        return Names.before(withoutArity(unit), ", Version");
    }

    private static String withoutArity(String unit) {
        if (unit.indexOf('`') < 0) {
            return unit;
        }
        StringBuilder kept = new StringBuilder(unit.length());
        int i = 0;
        while (i < unit.length()) {
            if (unit.charAt(i) == '`') {
                i = Names.skipDigits(unit, i + 1);
            } else {
                kept.append(unit.charAt(i++));
            }
        }
        return kept.toString();
    }

    /// The bare method: no return type, arguments or type arguments. What follows ` in ` or `+` in
    /// rewritten traces names a closure inside it.
    private static String function(String raw) {
        String name = Names.before(raw, "(");
        name = Names.before(name, "[");
        name = Names.before(name, " in ");
        int space = name.lastIndexOf(' ');
        name = name.substring(space + 1);
        int arity = name.indexOf('`');
        name = arity > 0 ? name.substring(0, arity) : name;
        boolean angles = name.indexOf('<') > 0 && name.endsWith(">");
        name = angles ? name.substring(0, name.indexOf('<')) : name;
        int dot = name.startsWith("<") ? -1 : name.lastIndexOf('.');
        return dot > 0 && dot + 1 < name.length() ? name.substring(dot + 1) : name;
    }
}
