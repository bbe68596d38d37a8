package io.corral.domain.group;

import io.corral.domain.event.Frame;
import org.jspecify.annotations.Nullable;

/// Classes and methods that .NET makes at run time.
final class LaterDotNet implements LaterFrames.Lesson {

    private static final Verdict GENERATED = Verdict.noise("generated call");
    private static final Verdict LIBRARY = Verdict.library("well-known library");

    private static final PrefixTable MODULES =
            new PrefixTable.Builder()
                    .put(GENERATED, "Castle.Proxies DynamicClass DynamicProxies AnonymouslyHosted")
                    .put(
                            LIBRARY,
                            """
                            Castle Ninject StructureMap SimpleInjector Lamar Marten Wolverine
                            NServiceBus Rebus Akka Orleans Dapr Nest Elasticsearch Elastic CsvHelper
                            EPPlus OfficeOpenXml Stripe Twilio SendGrid Bogus Flurl LinqToDB
                            NHibernate ServiceStack Nancy Humanizer NodaTime UniRx UniTask
                            Photon Mirror Fusion FishNet Sirenix Firebase Google Facebook
                            Spectre Avalonia ReactiveUI Prism Caliburn DevExpress Telerik
                            """)
                    .build();

    @Override
    public @Nullable Verdict verdict(Frame frame) {
        String function = frame.function();
        if (function != null && function.startsWith("lambda_method")) {
            return GENERATED;
        }
        String module = frame.module();
        return module == null || module.isEmpty() ? null : MODULES.find(module);
    }

    @Override
    public FrameName name(Frame frame, FrameName first) {
        return first;
    }
}
