// `<details class="menu">` closes on a click elsewhere, on a choice and on Escape, and moves with arrow
// keys. `<input data-narrow>` inside shows the choices that contain its text; Enter takes the first.
// Enter in `<input data-enter="#id">` presses that button instead of the form's first one.

export function startMenus(): void {
  document.addEventListener("click", (event) => {
    const inside = (event.target as Element | null)?.closest("details.menu");
    for (const menu of openMenus()) {
      if (menu !== inside && !menu.contains(inside ?? null)) {
        menu.open = false;
      }
    }
    if (inside instanceof HTMLDetailsElement && (event.target as Element).closest(".menu-list button, .menu-list a")) {
      inside.open = false;
    }
  });
  document.addEventListener("input", (event) => {
    const input = event.target as HTMLElement;
    if (input instanceof HTMLInputElement && "narrow" in input.dataset) {
      narrow(input);
    }
  });
  document.addEventListener("toggle", (event) => fresh(event.target as HTMLElement), true);
  document.addEventListener("keydown", (event) => {
    const input = event.target;
    if (event.key === "Enter" && input instanceof HTMLInputElement && press(input)) {
      event.preventDefault();
    }
  });
  document.addEventListener("keydown", (event) => {
    const menu = openMenus().at(-1);
    if (!menu) {
      return;
    }
    if (event.key === "Escape") {
      menu.open = false;
      menu.querySelector("summary")?.focus();
      event.stopPropagation();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      step(menu, event.key === "ArrowDown" ? 1 : -1);
      event.preventDefault();
    }
  });
}

function openMenus(): HTMLDetailsElement[] {
  return [...document.querySelectorAll<HTMLDetailsElement>("details.menu[open]")];
}

function step(menu: HTMLDetailsElement, by: number): void {
  const items = [...menu.querySelectorAll<HTMLElement>(".menu-list a, .menu-list button, .menu-list input")].filter((item) => !item.hidden);
  const at = items.indexOf(document.activeElement as HTMLElement);
  items[(at + by + items.length) % items.length]?.focus();
}

function choices(input: HTMLInputElement): HTMLElement[] {
  return [...(input.closest(".menu-list")?.querySelectorAll<HTMLElement>("a, button") ?? [])];
}

function narrow(input: HTMLInputElement): void {
  const wanted = input.value.trim().toLocaleLowerCase();
  for (const choice of choices(input)) {
    choice.hidden = !(choice.textContent ?? "").toLocaleLowerCase().includes(wanted);
  }
}

/** A menu that opens shows everything. */
function fresh(menu: HTMLElement): void {
  const input = menu.querySelector<HTMLInputElement>("[data-narrow]");
  if (input && menu instanceof HTMLDetailsElement && menu.open) {
    input.value = "";
    narrow(input);
    input.focus();
  }
}

function press(input: HTMLInputElement): boolean {
  const button = input.dataset["enter"];
  if (button !== undefined) {
    document.querySelector<HTMLElement>(button)?.click();
    return true;
  }
  if ("narrow" in input.dataset) {
    choices(input).find((choice) => !choice.hidden)?.click();
    return true;
  }
  return false;
}
