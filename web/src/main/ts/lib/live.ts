// Word of new issues: one connection while the page is looked at, none while it is hidden, as a
// browser has few to give.
const QUIET_MS = 500;

let source: EventSource | null = null;
let url = "";

export function startLive(): void {
  document.addEventListener("visibilitychange", connect);
  document.addEventListener("htmx:afterSettle", connect);
  window.addEventListener("pagehide", disconnect);
  setTimeout(connect, QUIET_MS);
}

function connect(): void {
  const wanted = document.hidden ? "" : (document.querySelector<HTMLElement>("[data-live]")?.dataset["live"] ?? "");
  if (wanted === url) {
    return;
  }
  disconnect();
  url = wanted;
  if (!wanted) {
    return;
  }
  const opened = new EventSource(wanted);
  opened.addEventListener("new", (event) => show(Number((event as MessageEvent<string>).data)));
  opened.addEventListener("full", () => opened.close());
  source = opened;
}

function disconnect(): void {
  source?.close();
  source = null;
  url = "";
}

function show(count: number): void {
  const button = document.querySelector<HTMLElement>("[data-new]");
  const text = button?.querySelector("[data-new-text]");
  if (button && text) {
    text.textContent = count === 1 ? "1 new issue" : count >= 1000 ? "1,000 and more new issues" : `${count} new issues`;
    button.hidden = count === 0;
  }
}
