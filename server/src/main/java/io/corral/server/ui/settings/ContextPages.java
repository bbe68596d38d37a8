package io.corral.server.ui.settings;

import io.corral.domain.access.Scope;
import io.corral.domain.access.User;
import io.corral.engine.triage.ContextPreview;
import io.corral.engine.triage.IssueTriage;
import io.corral.engine.triage.ProductContexts;
import io.corral.engine.triage.ProductContexts.Changed;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.ui.Section;
import io.corral.server.ui.Ui;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.store.definition.Definition;
import io.corral.web.page.settings.ContextPage;
import io.corral.web.page.settings.ContextPage.Preview;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The page of what an organisation says about its product: reading, editing with validation, and
/// what a text would change in the worklist before it is kept.
public final class ContextPages {

    private final Ui ui;
    private final ProductContexts contexts;
    private final IssueTriage triage;

    /// Pages on these contexts.
    public ContextPages(Ui ui, ProductContexts contexts, IssueTriage triage) {
        this.ui = ui;
        this.contexts = contexts;
        this.triage = triage;
    }

    /// Adds the pages.
    public void add() {
        String path = SettingsTabs.CONTEXT.pattern();
        ui.page(path, SettingsTabs.CONTEXT.scope(), this::show);
        ui.form(path, Scope.ORG_WRITE, this::change);
        ui.form(path + "check/", SettingsTabs.CONTEXT.scope(), (_, form) -> ui.pages().part(
                200, "settings/contextverdict", ContextView.verdict(text(form))));
        ui.form(path + "preview/", Scope.ORG_WRITE, this::preview);
    }

    /// What stands in the page.
    ///
    /// @param seen when the kept text was changed; empty before there was any
    private record Content(
            String text, String seen, boolean isExample, @Nullable String problem) {}

    private Answer show(Visit visit) {
        Optional<Definition> kept = contexts.find(visit.organization().id());
        boolean example = visit.query().has("example") && visit.may(Scope.ORG_WRITE);
        String text = example
                ? ContextView.example(visit.directory().projectsOf(visit.organization().id()))
                : kept.map(ProductContexts::text).orElse("");
        return page(visit, 200, kept, new Content(text, seen(kept), example, null));
    }

    private Answer page(Visit visit, int status, Optional<Definition> kept, Content content) {
        return ui.pages().page(status, "settings/context", new ContextPage(
                ui.shells().of(visit, "Product context", Section.SETTINGS),
                SettingsTabs.CONTEXT.among(visit), SettingsTabs.CONTEXT.address(visit),
                visit.may(Scope.ORG_WRITE), content.text(), content.seen(),
                kept.map(each -> changed(visit, each)).orElse(null),
                ContextView.verdict(content.text()), content.isExample(), content.problem()));
    }

    private static ContextPage.Changed changed(Visit visit, Definition kept) {
        String author = kept.author() == null
                ? "Somebody"
                : visit.directory().user(kept.author()).map(User::name)
                        .orElse("Somebody who left");
        return new ContextPage.Changed(author, Words.ago(kept.updatedAt(), visit.now()));
    }

    private static String seen(Optional<Definition> kept) {
        return kept.map(each -> each.updatedAt().toString()).orElse("");
    }

    /// Browsers send texts with both ends of a line.
    private static String text(Query form) {
        return form.firstOr("text", "").replace("\r\n", "\n").stripTrailing();
    }

    private Answer change(Visit visit, Query form) {
        Optional<Definition> kept = contexts.find(visit.organization().id());
        if (!seen(kept).equals(form.firstOr("seen", ""))) {
            return again(visit, form, "Nothing was saved: somebody else changed the context"
                    + " meanwhile. Saving again puts yours in its place.");
        }
        return switch (contexts.change(visit.organization().id(), text(form),
                visit.principal().user().id())) {
            case Changed.Done _ -> Ui.done(SettingsTabs.CONTEXT.address(visit),
                    "Saved. The worklist is ranked by it from now on.");
            case Changed.Refused(List<String> problems) -> again(visit, form,
                    "Nothing was saved. " + Words.text(problems.getFirst()));
        };
    }

    private Answer again(Visit visit, Query form, String problem) {
        Optional<Definition> kept = contexts.find(visit.organization().id());
        return page(visit, 422, kept, new Content(text(form), seen(kept), false, problem));
    }

    private Answer preview(Visit visit, Query form) {
        String text = text(form);
        if (!ProductContexts.mistakes(text).isEmpty()) {
            return ui.pages().part(422, "settings/contextpreview", new Preview(
                    "The text has a mistake; mend it first.", List.of(), ""));
        }
        ContextPreview preview =
                triage.preview(visit.organization().id(), ProductContexts.read(text));
        return ui.pages().part(200, "settings/contextpreview",
                ContextView.preview(preview, visit::address));
    }
}
