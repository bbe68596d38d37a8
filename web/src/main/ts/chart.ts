// Draws every `<figure data-chart>` of the page: columns over time, stacked when there are several, with
// marks for moments such as releases. Numbers stand in the table beside it for those who do not see it.
import { draw } from "./lib/chart.ts";

document.querySelectorAll<HTMLElement>("[data-chart]").forEach(draw);
document.addEventListener("htmx:afterSettle", (event) => {
  (event.target as Element | null)?.querySelectorAll<HTMLElement>("[data-chart]").forEach(draw);
});
