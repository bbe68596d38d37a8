// The stream of issues: which rows are selected, keys that act on them, and word of new issues. The
// server replaces #stream as a whole, so everything is found anew after each answer.
import { currentRow } from "./lib/keys.ts";
import { startLive } from "./lib/live.ts";
import { startSearch } from "./lib/search.ts";

/** Keys of actions; they act on the current row when none is selected. */
const ACTION_KEYS = new Set(["r", "i", "a"]);

let lastClicked: HTMLInputElement | null = null;
let rowBefore = -1;
/** Issues selected on pages one has left by turning the page. */
let elsewhere = new Set<string>();
let turning = false;

document.addEventListener("click", (event) => {
  const target = event.target as Element;
  const box = target.closest<HTMLInputElement>("input[name=issue][form=actions]");
  if (box) {
    selectRange(box, (event as MouseEvent).shiftKey);
  } else if (target.closest("[data-all]")) {
    boxes().forEach((each) => (each.checked = (target as HTMLInputElement).checked));
  } else if (target.closest("[data-select-matching]")) {
    const all = matching();
    all.value = all.value ? "" : (all.dataset["matching"] ?? "");
  } else if (target.closest("[data-forget]")) {
    elsewhere.clear();
  } else {
    return;
  }
  show();
});

// Before keys.ts hears of it: so the buttons it presses are about the current row.
document.addEventListener(
  "keydown",
  (event) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
    if (!isPlain || document.querySelector("dialog[open], details.menu[open]")) {
      return;
    }
    const row = currentRow()?.querySelector<HTMLInputElement>("input[name=issue]");
    if (ACTION_KEYS.has(event.key) && selected().length + elsewhere.size === 0 && row) {
      row.checked = true;
      show();
    } else if (event.key === "Escape" && selected().length + elsewhere.size > 0) {
      boxes().forEach((each) => (each.checked = false));
      elsewhere.clear();
      show();
    }
  },
  true,
);

document.addEventListener("htmx:beforeRequest", (event) => {
  const link = (event as CustomEvent<{ elt: Element }>).detail.elt;
  turning = link.matches("#page-previous, #page-next");
});

document.addEventListener("htmx:beforeSwap", (event) => {
  if (turning && (event.target as Element).id === "stream") {
    selected().forEach((box) => elsewhere.add(box.value));
  }
  rowBefore = rows().findIndex((row) => row.classList.contains("is-current"));
});

document.addEventListener("htmx:afterSettle", (event) => {
  if ((event.target as Element).id !== "stream") {
    return;
  }
  lastClicked = null;
  keepSelected();
  const row = rows()[Math.min(rowBefore, rows().length - 1)];
  row?.classList.add("is-current");
  const status = document.querySelector("[data-stream-status]");
  if (status) {
    status.textContent = document.querySelector(".stream-foot > span, .empty-title, .search-problem p")?.textContent ?? "";
  }
  show();
});

startSearch();
startLive();
show();

function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(".stream-row")];
}

function boxes(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>("input[name=issue][form=actions]")];
}

function selected(): HTMLInputElement[] {
  return boxes().filter((box) => box.checked);
}

function matching(): HTMLInputElement {
  return document.querySelector<HTMLInputElement>("[data-matching]") ?? document.createElement("input");
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches("input:not([type=checkbox]), textarea, select");
}

/** What was selected stays so when one turns the page, and nothing else does. */
function keepSelected(): void {
  if (!turning) {
    elsewhere.clear();
  }
  turning = false;
  for (const box of boxes()) {
    box.checked = elsewhere.delete(box.value);
  }
}

/** With shift, everything from the last one clicked. */
function selectRange(box: HTMLInputElement, withShift: boolean): void {
  const all = boxes();
  const from = lastClicked ? all.indexOf(lastClicked) : -1;
  const to = all.indexOf(box);
  if (withShift && from >= 0) {
    all.slice(Math.min(from, to), Math.max(from, to) + 1).forEach((each) => (each.checked = box.checked));
  }
  lastClicked = box;
}

/** Shows what is selected, and offers to select what is not on this page. */
function show(): void {
  const here = selected().length;
  const count = here + elsewhere.size;
  const isAll = here > 0 && here === boxes().length;
  const all = document.querySelector<HTMLInputElement>("[data-all]");
  if (all) {
    all.checked = isAll;
    all.indeterminate = here > 0 && !isAll;
  }
  const more = document.querySelector<HTMLElement>("[data-more]");
  if (more) {
    more.hidden = !isAll;
  }
  const wanted = matching();
  if (!isAll) {
    wanted.value = "";
  }
  nameElsewhere();
  const button = document.querySelector<HTMLElement>("[data-select-matching]");
  button?.setAttribute("aria-pressed", String(wanted.value !== ""));
  const words = wanted.value ? (button?.textContent ?? "").replace(/^Select /, "") : count === 1 ? "1 issue" : `${count} issues`;
  document.querySelector("#stream")?.classList.toggle("has-selection", count > 0);
  rows().forEach((row) => row.classList.toggle("is-selected", row.querySelector<HTMLInputElement>("input[name=issue]")?.checked === true));
  document.querySelectorAll("[data-count]").forEach((element) => (element.textContent = `${words.charAt(0).toUpperCase()}${words.slice(1)} selected`));
  document.querySelectorAll("[data-selected]").forEach((element) => (element.textContent = words));
}

/** The form is about what is selected on other pages, too, and says so. */
function nameElsewhere(): void {
  const form = document.querySelector("#actions");
  form?.querySelectorAll("[data-kept]").forEach((each) => each.remove());
  for (const id of elsewhere) {
    const kept = document.createElement("input");
    Object.assign(kept, { type: "hidden", name: "issue", value: id });
    kept.dataset["kept"] = "";
    form?.append(kept);
  }
  const word = document.querySelector<HTMLElement>("[data-elsewhere]");
  if (word) {
    word.hidden = elsewhere.size === 0;
    const told = word.querySelector("span");
    if (told) {
      told.textContent = `${elsewhere.size} of them on other pages.`;
    }
  }
}
