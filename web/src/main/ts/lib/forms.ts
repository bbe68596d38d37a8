/** `data-confirm` asks before a form is sent; `data-submit` sends its form when it changes. */
export function startForms(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    const question = form.dataset["confirm"];
    if (question && !window.confirm(question)) {
      event.preventDefault();
    }
  });
  document.addEventListener("change", (event) => {
    const field = event.target as HTMLElement;
    if (field.matches("[data-submit]")) {
      field.closest("form")?.requestSubmit();
    }
  });
}
