import htmx from "htmx.org";

/** Short words about what was done, now and then with a way back. */
export interface Toast {
  text: string;
  isError?: boolean;
  action?: { label: string; run: () => void };
}

/** What the server sends; `undo` is a form to send with its token. */
interface Said {
  text?: string;
  value?: string;
  undo?: Undo;
}

interface Undo {
  url: string;
  token: string;
}

const SHOWN_MS = 6000;

/** Failures of requests become toasts, and so does what the server sends as `HX-Trigger: toast`. */
export function startToasts(): void {
  document.addEventListener("toast", (event) => {
    const detail = (event as CustomEvent<Said>).detail;
    const undo = detail.undo;
    const text = detail.text ?? detail.value ?? "";
    show(undo ? { text, action: { label: "Undo", run: () => void post(undo) } } : { text });
  });
  document.addEventListener("htmx:responseError", (event) => {
    const xhr = (event as CustomEvent<{ xhr: XMLHttpRequest }>).detail.xhr;
    show({ text: xhr.status === 401 ? "You are signed out; reload the page to sign in." : plain(xhr), isError: true });
  });
  document.addEventListener("htmx:sendError", () => {
    show({ text: "The server cannot be reached. Nothing was changed; try again.", isError: true });
  });
  document.querySelectorAll<HTMLElement>("[data-flash]").forEach((element) => {
    show({ text: element.dataset["flash"] ?? "" });
    element.remove();
  });
}

function post(undo: Undo): Promise<void> {
  return htmx.ajax("post", undo.url, { values: { token: undo.token }, swap: "none" });
}

export function show(toast: Toast): void {
  const line = document.createElement("div");
  line.className = "toast-line";
  line.classList.toggle("is-error", toast.isError === true);
  line.setAttribute("role", toast.isError ? "alert" : "status");
  const text = document.createElement("span");
  text.textContent = toast.text;
  line.append(text);
  if (toast.action) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = toast.action.label;
    const run = toast.action.run;
    button.addEventListener("click", () => {
      line.remove();
      run();
    });
    line.append(button);
  }
  box().append(line);
  setTimeout(() => line.remove(), toast.action ? SHOWN_MS * 2 : SHOWN_MS);
}

function plain(xhr: XMLHttpRequest): string {
  const type = xhr.getResponseHeader("Content-Type") ?? "";
  return type.startsWith("text/plain") && xhr.responseText.length < 300 ? xhr.responseText.trim() : `The server answered ${xhr.status}; nothing was changed.`;
}

function box(): HTMLElement {
  let found = document.querySelector<HTMLElement>(".toasts");
  if (!found) {
    found = document.createElement("div");
    found.className = "toasts";
    document.body.append(found);
  }
  return found;
}
