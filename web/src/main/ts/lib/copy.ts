/** `<button data-copy="#id">` copies the text of that element, `data-copy-text` its own value,
 * `data-copy-url` what that address of ours answers. */
export function startCopying(): void {
  document.addEventListener("click", (event) => {
    const button = (event.target as Element | null)?.closest<HTMLElement>("[data-copy],[data-copy-text],[data-copy-url]");
    if (!button) {
      return;
    }
    const url = button.dataset["copyUrl"];
    if (url !== undefined) {
      void fetched(url).then((done) => tell(button, done ? "Copied" : "Not copied"));
      return;
    }
    const source = button.dataset["copy"];
    const text = source ? textOf(document.querySelector<HTMLElement>(source)) : button.dataset["copyText"];
    if (text !== undefined) {
      void copy(text).then((done) => tell(button, done ? "Copied" : "Press Ctrl+C to copy"));
    }
  });
}

/** Of a field what stands in it now. */
function textOf(element: HTMLElement | null): string | undefined {
  return element instanceof HTMLTextAreaElement ? element.value : element?.innerText;
}

async function fetched(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url);
    return answer.ok && (await copy(await answer.text()));
  } catch {
    return false;
  }
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** The clipboard interface exists on https and localhost only; an intranet address has neither. */
function copyBySelection(text: string): boolean {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "visually-hidden";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}

function tell(button: HTMLElement, words: string): void {
  const label = button.querySelector<HTMLElement>("[data-label]") ?? button;
  const before = label.textContent;
  label.textContent = words;
  setTimeout(() => {
    label.textContent = before;
  }, 1500);
}
