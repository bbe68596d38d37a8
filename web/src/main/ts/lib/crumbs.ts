/** Breadcrumbs are narrowed by type, level and text, and unfolded when there are many. */
export function startCrumbs(): void {
  const section = document.querySelector<HTMLElement>("#breadcrumbs");
  const list = section?.querySelector<HTMLElement>(".crumb-list");
  if (!section || !list) {
    return;
  }
  const type = section.querySelector<HTMLSelectElement>("[data-crumb-type]");
  const level = section.querySelector<HTMLSelectElement>("[data-crumb-level]");
  const text = section.querySelector<HTMLInputElement>("[data-crumb-text]");
  const all = section.querySelector<HTMLElement>("[data-crumb-all]");
  const crumbs = [...list.querySelectorAll<HTMLElement>(".crumb")];
  const unfold = (): void => {
    list.classList.remove("is-short");
    all?.remove();
  };
  const narrow = (): void => {
    unfold();
    const wanted = (text?.value ?? "").trim().toLocaleLowerCase();
    let shown = 0;
    for (const crumb of crumbs) {
      const fits = (!type?.value || crumb.dataset["type"] === type.value) && (!level?.value || crumb.dataset["level"] === level.value) && (crumb.textContent ?? "").toLocaleLowerCase().includes(wanted);
      crumb.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    section.querySelector<HTMLElement>(".crumb-none")?.toggleAttribute("hidden", shown > 0);
  };
  all?.addEventListener("click", unfold);
  type?.addEventListener("change", narrow);
  level?.addEventListener("change", narrow);
  text?.addEventListener("input", narrow);
}
