// Catch me up: what keys and buttons of a row do, and the way to the next one. Rows share their forms
// and dialogs; which issues these are about is written into them when one is opened. The server
// replaces #catchup as a whole after a change, so everything is found anew.
import { currentRow, moveTo, openDialog, shownRows } from "./lib/keys.ts";

/** What was open and where one stood, before the page was replaced. */
let openBefore: string[] = [];
let placeBefore = -1;
let issueBefore = "";
let isWalking = false;

document.body.classList.add("has-desk");

document.addEventListener("click", (event) => {
  const target = event.target as Element;
  const act = target.closest<HTMLElement>("[data-act]");
  const row = act?.closest<HTMLElement>("[data-row]");
  if (act && row) {
    moveTo(row);
    start(act.dataset["act"] ?? "", row);
  } else if (target.closest("[data-next]")) {
    goOn();
  }
});

// The forms of dialogs close them; htmx has taken what they hold by then.
document.addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  const dialog = form.closest("dialog");
  dialog?.close();
  if (form.id === "resolve-rows" || dialog?.id === "ignore-rows") {
    leave();
  }
});

document.addEventListener("htmx:beforeSwap", (event) => {
  if ((event.target as Element).id === "catchup") {
    const opened = document.querySelectorAll<HTMLDetailsElement>("details[data-why][open], details[data-keep-open][open]");
    openBefore = [...opened].map(name);
    placeBefore = shownRows().findIndex((row) => row === currentRow());
    issueBefore = currentRow()?.dataset["issue"] ?? "";
  }
});

document.addEventListener("htmx:afterSettle", (event) => {
  if ((event.target as Element).id === "catchup" || document.querySelector("#catchup") === event.target) {
    restore();
  } else if (isWalking) {
    isWalking = false;
    goOn();
  }
});

function name(details: HTMLDetailsElement): string {
  return details.dataset["why"] ? `why ${details.dataset["why"]}` : details.id;
}

function restore(): void {
  for (const details of document.querySelectorAll<HTMLDetailsElement>("details[data-why], details[data-keep-open]")) {
    if (openBefore.includes(name(details))) {
      details.open = true;
    }
  }
  const rows = shownRows();
  if (placeBefore >= 0 && rows.length > 0) {
    moveTo(rows.find((row) => row.dataset["issue"] === issueBefore) ?? rows[Math.min(placeBefore, rows.length - 1)]);
  }
}

/** The next key is about the next row, also while the server still answers. */
function leave(): void {
  const current = currentRow();
  const rows = shownRows();
  const item = current?.closest("li");
  current?.classList.add("is-leaving");
  const next = rows.slice(current ? rows.indexOf(current) + 1 : 0).find((row) => !item?.contains(row));
  if (next) {
    moveTo(next);
  }
}

function start(act: string, row: HTMLElement): void {
  const form = document.querySelector<HTMLFormElement>(`form#${CSS.escape(act)}-rows, #${CSS.escape(act)}-rows form`);
  if (!form) {
    return;
  }
  form.reset();
  // What is said about a verdict is said about one issue; those that are like it follow.
  fill(form, row, act === "correct" ? "issue" : "issues");
  const usual = form.querySelector<HTMLInputElement>(`input[name=reason][value="${CSS.escape(row.dataset["noise"] ?? "")}"]`);
  if (usual) {
    usual.checked = true;
  }
  if (form.closest("dialog")) {
    openDialog(`${act}-rows`);
    if (usual?.checked) {
      usual.focus();
    }
  } else {
    form.requestSubmit();
  }
}

/** Makes a form about the issues of a row, and says so. */
function fill(form: HTMLFormElement, row: HTMLElement, ids: "issue" | "issues"): void {
  form.querySelectorAll("[data-of-row]").forEach((each) => each.remove());
  for (const id of (row.dataset[ids] ?? "").split(" ")) {
    const input = document.createElement("input");
    Object.assign(input, { type: "hidden", name: "issue", value: id });
    input.dataset["ofRow"] = "";
    form.append(input);
  }
  form.querySelectorAll("[data-rows-named]").forEach((each) => (each.textContent = row.dataset["named"] ?? ""));
}

/** Leaves the current row as it is, if nothing was done about it, and goes to the next one to do. */
function goOn(): void {
  const rows = shownRows();
  const current = currentRow();
  const at = current ? rows.indexOf(current) : -1;
  if (current && "todo" in current.dataset) {
    pass(current);
  }
  const next = rows.slice(at + 1).find((row) => "todo" in row.dataset);
  if (next) {
    moveTo(next);
    return;
  }
  const more = document.querySelector<HTMLElement>("a.work-more[hx-get]");
  if (more?.checkVisibility()) {
    isWalking = true;
    more.click();
    return;
  }
  say("Nothing further down is left to triage.");
  document.querySelector<HTMLElement>("[data-key=h]")?.focus();
}

function pass(row: HTMLElement): void {
  const form = document.querySelector<HTMLFormElement>("form#pass-rows");
  if (form) {
    fill(form, row, "issues");
    delete row.dataset["todo"];
    row.classList.add("is-done");
    form.requestSubmit();
  }
}

function say(sentence: string): void {
  const status = document.querySelector("[data-triage-status]");
  if (status) {
    status.textContent = sentence;
  }
}
