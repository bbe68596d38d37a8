// The search box completes keys and values: a combobox as the ARIA practices describe it
// (w3.org/WAI/ARIA/apg/patterns/combobox). What is offered is text of events, so it only ever
// becomes text.
interface Suggestion {
  text: string;
  hint: string;
  insert: string;
}

interface Completion {
  from: number;
  to: number;
  suggestions: Suggestion[];
}

const ASK_AFTER_MS = 80;

let timer = 0;
let asked = 0;
let offered: Completion | null = null;
let active = -1;

export function startSearch(): void {
  document.addEventListener("input", (event) => {
    if (event.target === box()) {
      ask();
    }
  });
  document.addEventListener("focusin", (event) => {
    if (event.target === box()) {
      ask();
    }
  });
  document.addEventListener("focusout", (event) => {
    if (event.target === box()) {
      setTimeout(close, 120);
    }
  });
  document.addEventListener("keydown", onKey);
  document.addEventListener("mousedown", (event) => {
    const option = (event.target as Element).closest<HTMLElement>("[data-option]");
    if (option) {
      event.preventDefault();
      choose(Number(option.dataset["option"]));
    }
  });
  document.addEventListener("click", (event) => {
    if ((event.target as Element).closest("[data-clear]")) {
      clear();
    }
  });
  document.addEventListener("htmx:afterSettle", showClear);
  showClear();
}

function box(): HTMLInputElement | null {
  return document.querySelector<HTMLInputElement>("[data-completion]");
}

function list(): HTMLElement | null {
  return document.querySelector<HTMLElement>("#search-options");
}

function showClear(): void {
  const button = document.querySelector<HTMLElement>("[data-clear]");
  if (button) {
    button.hidden = (box()?.value ?? "") === "";
  }
}

function clear(): void {
  const input = box();
  if (input) {
    input.value = "";
    input.focus();
    showClear();
  }
}

function ask(): void {
  showClear();
  clearTimeout(timer);
  timer = setTimeout(() => void fetchSuggestions(), ASK_AFTER_MS);
}

/** Answers may overtake each other; only the last question counts. */
async function fetchSuggestions(): Promise<void> {
  const input = box();
  if (!input || document.activeElement !== input) {
    return;
  }
  asked += 1;
  const question = asked;
  const url = new URL(input.dataset["completion"] ?? "", location.href);
  url.searchParams.set("q", input.value);
  url.searchParams.set("at", String(input.selectionStart ?? input.value.length));
  try {
    const answer = await fetch(url, { headers: { Accept: "application/json" } });
    const completion = answer.ok ? ((await answer.json()) as Completion) : null;
    if (completion && question === asked && document.activeElement === input) {
      offered = completion;
      render();
    }
  } catch {
    close();
  }
}

function render(): void {
  const options = list();
  const input = box();
  if (!options || !input || !offered) {
    return;
  }
  options.replaceChildren(...offered.suggestions.map(option));
  active = -1;
  const isOpen = offered.suggestions.length > 0;
  options.hidden = !isOpen;
  input.setAttribute("aria-expanded", String(isOpen));
  input.removeAttribute("aria-activedescendant");
}

function option(suggestion: Suggestion, index: number): HTMLElement {
  const item = document.createElement("li");
  item.id = `search-option-${index}`;
  item.dataset["option"] = String(index);
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  const text = document.createElement("bdi");
  text.textContent = suggestion.text;
  const hint = document.createElement("span");
  hint.className = "quiet";
  hint.textContent = suggestion.hint;
  item.append(text, hint);
  return item;
}

/** Nor is anything offered that was about to be asked for. */
function close(): void {
  clearTimeout(timer);
  asked += 1;
  offered = null;
  active = -1;
  const options = list();
  if (options) {
    options.hidden = true;
  }
  box()?.setAttribute("aria-expanded", "false");
  box()?.removeAttribute("aria-activedescendant");
}

function onKey(event: KeyboardEvent): void {
  const input = box();
  if (!input || event.target !== input || event.isComposing) {
    return;
  }
  const count = offered?.suggestions.length ?? 0;
  if (event.key === "ArrowDown" && !offered) {
    ask();
    event.preventDefault();
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count > 0) {
    const step = event.key === "ArrowDown" ? 1 : -1;
    mark(active < 0 && step < 0 ? count - 1 : (active + step + count) % count);
    event.preventDefault();
  } else if ((event.key === "Tab" && !event.shiftKey && count > 0 && input.value !== "") || (event.key === "Enter" && active >= 0)) {
    choose(Math.max(0, active));
    event.preventDefault();
  } else if (event.key === "Escape") {
    leave(input);
    event.preventDefault();
  } else if (event.key === "Enter") {
    close();
  }
}

/** Escape closes what is offered first, then leaves the box to the keys of the list. */
function leave(input: HTMLInputElement): void {
  if (offered && offered.suggestions.length > 0) {
    close();
  } else {
    input.blur();
  }
}

function mark(index: number): void {
  active = index;
  const options = [...(list()?.children ?? [])];
  options.forEach((each, i) => each.setAttribute("aria-selected", String(i === index)));
  options[index]?.scrollIntoView({ block: "nearest" });
  box()?.setAttribute("aria-activedescendant", `search-option-${index}`);
}

function choose(index: number): void {
  const input = box();
  const suggestion = offered?.suggestions[index];
  if (!input || !offered || !suggestion) {
    return;
  }
  const { from, to } = offered;
  const rest = input.value.slice(to);
  input.value = input.value.slice(0, from) + suggestion.insert + (suggestion.insert.endsWith(" ") ? rest.trimStart() : rest);
  const place = from + suggestion.insert.length;
  input.setSelectionRange(place, place);
  close();
  ask();
}
