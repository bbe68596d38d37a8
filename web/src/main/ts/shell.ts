// On every page: server-made fragments, menus, keys, times in the reader's zone, toasts, copying.
import htmx from "htmx.org";
import { startCopying } from "./lib/copy.ts";
import { startForms } from "./lib/forms.ts";
import { startKeys } from "./lib/keys.ts";
import { startMenus } from "./lib/menus.ts";
import { startTimes } from "./lib/times.ts";
import { startToasts } from "./lib/toasts.ts";

Object.assign(htmx.config, {
  includeIndicatorStyles: false,
  allowEval: false,
  allowScriptTags: false,
  selfRequestsOnly: true,
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
  scrollBehavior: "auto",
  // A new part heeds keys and forms at once: within a delay, Enter would send its form as a page.
  defaultSettleDelay: 0,
  attributesToSettle: ["class", "width", "height"],
  // A refused form answers with a page that says why: show it, too.
  responseHandling: [
    { code: "204", swap: false },
    { code: "[23]..", swap: true },
    { code: "422", swap: true },
    { code: "[45]..", swap: false, error: true },
  ],
});

startMenus();
startKeys();
startForms();
startTimes();
startToasts();
startCopying();
startLoadingBar();
// On a phone the tab one is on may be out of sight.
document.querySelector(".nav-tabs > [aria-current], .settings-list > [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

/** A thin line at the top while the server is asked for something. */
function startLoadingBar(): void {
  const bar = document.createElement("div");
  bar.className = "loading-bar";
  document.body.append(bar);
  let open = 0;
  const show = (change: number): void => {
    open = Math.max(0, open + change);
    bar.classList.toggle("is-on", open > 0);
  };
  document.addEventListener("htmx:beforeRequest", () => show(1));
  document.addEventListener("htmx:afterRequest", () => show(-1));
}
