// Keys without modifiers, never while somebody types:
//   /            the search box ([data-search])
//   ?            the list of keys (#help)
//   g, then x    the link with data-go="x"
//   j k          the next and previous [data-row]; Enter or o opens its [data-open] link
//   any other    clicks what has data-key="x": first inside the current row, then on the page
const GO_MS = 1200;

let goUntil = 0;

export function startKeys(): void {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) {
      return;
    }
    if (document.querySelector("dialog[open]") && event.key !== "?") {
      return;
    }
    if (handle(event.key)) {
      event.preventDefault();
    }
  });
  document.addEventListener("click", (event) => {
    const opener = (event.target as Element | null)?.closest<HTMLElement>("[data-dialog]");
    const closer = (event.target as Element | null)?.closest<HTMLElement>("[data-close]");
    if (opener) {
      openDialog(opener.dataset["dialog"] ?? "");
    }
    closer?.closest("dialog")?.close();
  });
}

export function currentRow(): HTMLElement | null {
  return document.querySelector<HTMLElement>("[data-row].is-current");
}

export function openDialog(id: string): void {
  const dialog = document.getElementById(id);
  if (dialog instanceof HTMLDialogElement && !dialog.open) {
    dialog.showModal();
  }
}

function isTyping(target: EventTarget | null): boolean {
  const element = target as HTMLElement | null;
  if (element instanceof HTMLInputElement) {
    return !["checkbox", "radio", "button", "submit"].includes(element.type);
  }
  return element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement || element?.isContentEditable === true;
}

function handle(key: string): boolean {
  if (Date.now() < goUntil) {
    goUntil = 0;
    return click(document, `[data-go="${CSS.escape(key)}"]`);
  }
  switch (key) {
    case "g":
      goUntil = Date.now() + GO_MS;
      return true;
    case "?":
      openDialog("help");
      return true;
    case "/":
      return focusSearch();
    case "j":
      return moveBy(1);
    case "k":
      return moveBy(-1);
    case "Enter":
    case "o":
      return openCurrent(key);
    default:
      return key.length === 1 && (click(currentRow(), keyed(key)) || click(document, keyed(key)));
  }
}

function keyed(key: string): string {
  return `[data-key="${CSS.escape(key)}"]`;
}

function click(within: ParentNode | null, selector: string): boolean {
  const found = [...(within?.querySelectorAll<HTMLElement>(selector) ?? [])].find(isShown);
  if (!found || found.matches(":disabled")) {
    return false;
  }
  found.click();
  if (found.matches("summary")) {
    found.parentElement?.querySelector<HTMLElement>(".menu-list a, .menu-list button, .menu-list input")?.focus();
  }
  return true;
}

function isShown(element: HTMLElement): boolean {
  return element.getClientRects().length > 0 || element.hasAttribute("data-hidden-key");
}

function focusSearch(): boolean {
  const box = document.querySelector<HTMLInputElement>("[data-search]");
  box?.focus();
  box?.select();
  return box !== null;
}

/** Rows one can see, in order: what is folded has no place on the page. */
export function shownRows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-row]")].filter((row) => row.checkVisibility());
}

/** Makes a row the current one, and moves there. */
export function moveTo(row: HTMLElement | undefined): void {
  document.querySelectorAll("[data-row].is-current").forEach((each) => each.classList.toggle("is-current", each === row));
  row?.classList.add("is-current");
  row?.scrollIntoView({ block: "nearest" });
  row?.querySelector<HTMLElement>("[data-open]")?.focus({ preventScroll: true });
}

function moveBy(by: number): boolean {
  const rows = shownRows();
  if (rows.length === 0) {
    return false;
  }
  const at = rows.findIndex((row) => row.classList.contains("is-current"));
  moveTo(rows[Math.min(rows.length - 1, Math.max(0, at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by))]);
  return true;
}

/** Enter on a focused link or button does what it does anyway. */
function openCurrent(key: string): boolean {
  const focused = document.activeElement;
  if (key === "Enter" && focused instanceof HTMLElement && focused.matches("a, button, summary, input")) {
    return false;
  }
  return click(currentRow(), "[data-open]");
}
