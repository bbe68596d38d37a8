// Runs before the first paint: "auto" follows the system, also when it changes.
const root = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");

function apply(): void {
  const choice = root.dataset["theme"] ?? "auto";
  const isDark = choice === "dark" || (choice === "auto" && dark.matches);
  root.setAttribute("data-bs-theme", isDark ? "dark" : "light");
}

apply();
dark.addEventListener("change", apply);
