// The page of an issue: source in colours, breadcrumbs that can be searched, frames that unfold.
import { startCrumbs } from "./lib/crumbs.ts";

startCrumbs();
startSources();
startUnfolding();

/** Colours blocks when they are opened; the library is loaded with the first of them. */
function startSources(): void {
  const colourIn = async (within: ParentNode): Promise<void> => {
    const blocks = [...within.querySelectorAll<HTMLElement>(".source[data-language]")].filter((block) => block.dataset["language"] && block.getClientRects().length > 0);
    if (blocks.length === 0) {
      return;
    }
    const { colour } = await import("./lib/highlight.ts");
    for (const block of blocks) {
      const language = block.dataset["language"] ?? "";
      if (language) {
        colour(block);
        block.removeAttribute("data-language");
        block.dataset["coloured"] = language;
      }
    }
  };
  void colourIn(document);
  document.addEventListener(
    "toggle",
    (event) => {
      if (event.target instanceof HTMLDetailsElement && event.target.open) {
        void colourIn(event.target);
      }
    },
    true,
  );
}

/** `<button data-unfold="#id">` opens every `<details>` inside, or folds all but the outermost again. */
function startUnfolding(): void {
  document.addEventListener("click", (event) => {
    const button = (event.target as Element | null)?.closest<HTMLElement>("[data-unfold]");
    const within = button ? document.querySelector(button.dataset["unfold"] ?? "") : null;
    if (!button || !within) {
      return;
    }
    const all = [...within.querySelectorAll("details")];
    const opens = all.some((details) => !details.open);
    all.forEach((details) => {
      details.open = opens || details.matches(".exception");
    });
    button.textContent = opens ? "Fold all" : "Unfold all";
  });
}
