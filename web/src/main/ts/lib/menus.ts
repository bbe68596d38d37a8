/** `<details class="menu">` closes on a click elsewhere and on Escape, and moves with arrow keys. */
export function startMenus(): void {
  document.addEventListener("click", (event) => {
    const inside = (event.target as Element | null)?.closest("details.menu");
    for (const menu of openMenus()) {
      if (menu !== inside && !menu.contains(inside ?? null)) {
        menu.open = false;
      }
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
  const items = [...menu.querySelectorAll<HTMLElement>(".menu-list a, .menu-list button, .menu-list input")];
  const at = items.indexOf(document.activeElement as HTMLElement);
  items[(at + by + items.length) % items.length]?.focus();
}
