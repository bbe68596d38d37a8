// The Discover page: a search that completes, columns that are typed or chosen, orders that add up with
// Shift, and values that narrow the search. The server replaces #discover as a whole.
import { startSearch } from "./lib/search.ts";

startSearch();

document.addEventListener("click", (event) => {
  const target = event.target as Element;
  const narrow = target.closest<HTMLElement>("[data-condition]");
  const choice = target.closest<HTMLElement>("[data-choice]");
  const pick = target.closest<HTMLElement>("[data-search-for]");
  const sort = target.closest<HTMLAnchorElement>("a[data-sort]");
  if (pick) {
    search(pick.dataset["searchFor"] ?? "");
  } else if (choice) {
    add(choice);
  } else if (sort && (event as MouseEvent).shiftKey) {
    event.preventDefault();
    event.stopImmediatePropagation();
    location.assign(alsoSorted(sort));
    return;
  }
  closeNarrow();
  if (narrow && !narrow.hasAttribute("aria-expanded")) {
    openNarrow(narrow);
  }
}, true);

document.addEventListener("input", (event) => {
  const input = event.target as HTMLElement;
  if (input instanceof HTMLInputElement && "column" in input.dataset) {
    narrowChoices(input);
  }
});

document.addEventListener("toggle", (event) => {
  const menu = event.target as HTMLElement;
  if (menu instanceof HTMLDetailsElement && menu.open) {
    menu.querySelector<HTMLInputElement>("[data-column]")?.focus();
  }
}, true);

document.addEventListener("scroll", closeNarrow, true);

document.addEventListener("keydown", (event) => {
  const open = document.querySelector<HTMLElement>("[data-condition][aria-expanded=true]");
  if (event.key === "Escape" && open) {
    closeNarrow();
    open.focus();
    event.stopPropagation();
  }
}, true);

document.addEventListener("htmx:afterSettle", (event) => {
  const target = event.target as Element;
  if (target.id === "discover") {
    const status = document.querySelector("[data-discover-status]");
    if (status) {
      status.textContent = document.querySelector("[data-range], .empty-title, .search-problem p")?.textContent ?? "";
    }
  } else if (target.classList.contains("discover-choices")) {
    const input = target.closest("form")?.querySelector<HTMLInputElement>("[data-column]");
    if (input) {
      narrowChoices(input);
    }
  }
});

/** Puts a condition into the search and asks again. */
function search(condition: string): void {
  const input = document.querySelector<HTMLInputElement>("[data-search]");
  if (input) {
    const before = input.value.trim();
    const isMixed = /\sOR\s/.test(before);
    input.value = before === "" ? condition : `${isMixed ? `(${before})` : before} ${condition}`;
    input.form?.requestSubmit();
  }
}

function add(choice: HTMLElement): void {
  const form = choice.closest("form");
  const input = form?.querySelector<HTMLInputElement>("[data-column]");
  if (form && input) {
    input.value = choice.dataset["choice"] ?? "";
    form.requestSubmit();
  }
}

function narrowChoices(input: HTMLInputElement): void {
  const wanted = input.value.trim().toLocaleLowerCase();
  input.form?.querySelectorAll<HTMLElement>("[data-choice]").forEach((choice) => {
    choice.hidden = !(choice.textContent ?? "").toLocaleLowerCase().includes(wanted);
  });
}

/** The address that sorts by what it sorts by now, and then by this column. */
function alsoSorted(link: HTMLAnchorElement): string {
  const here = new URL(location.href);
  const wanted = new URL(link.href).searchParams.get("sort") ?? "";
  const name = wanted.replace(/^-/, "");
  const kept = here.searchParams.getAll("sort").filter((sort) => sort.replace(/^-/, "") !== name);
  here.searchParams.delete("sort");
  here.searchParams.delete("offset");
  [...kept, wanted].forEach((sort) => here.searchParams.append("sort", sort));
  return here.href;
}

function openNarrow(button: HTMLElement): void {
  const condition = button.dataset["condition"] ?? "";
  const opposite = condition.startsWith("!") ? condition.slice(1) : `!${condition}`;
  const list = document.createElement("div");
  list.className = "menu-list discover-pop";
  list.setAttribute("role", "group");
  list.setAttribute("aria-label", condition);
  list.append(item("Only this", condition), item("Without this", opposite));
  button.setAttribute("aria-expanded", "true");
  button.after(list);
  place(list, button);
  list.querySelector("button")?.focus({ preventScroll: true });
}

/** Beside the button, whatever the table has scrolled away; on a phone the style sheet places it. */
function place(list: HTMLElement, button: HTMLElement): void {
  if (matchMedia("(max-width: 47.99rem)").matches) {
    return;
  }
  const at = button.getBoundingClientRect();
  const left = Math.max(8, Math.min(at.left, innerWidth - list.offsetWidth - 8));
  const below = at.bottom + list.offsetHeight + 8 < innerHeight;
  list.style.left = `${left}px`;
  list.style.top = `${below ? at.bottom + 4 : at.top - list.offsetHeight - 4}px`;
}

function item(text: string, condition: string): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.dataset["searchFor"] = condition;
  button.append(text);
  const code = document.createElement("bdi");
  code.className = "mono small quiet cut";
  code.textContent = condition;
  button.append(code);
  return button;
}

function closeNarrow(): void {
  document.querySelectorAll(".discover-pop").forEach((list) => list.remove());
  document.querySelectorAll("[data-condition][aria-expanded]").forEach((button) => button.removeAttribute("aria-expanded"));
}
