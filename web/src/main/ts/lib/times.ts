// <time datetime="…" data-ago> reads as an age that stays true, <time data-at> as a date; both name
// the exact time in the reader's zone. The server knows the zone from a cookie set here.
const zone = document.documentElement.dataset["zone"] || Intl.DateTimeFormat().resolvedOptions().timeZone;
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "long", timeZone: zone });
const NOW = "just now";
const UNITS: [number, string][] = [
  [60, "min"],
  [3600, "h"],
  [86_400, "d"],
  [86_400 * 30.4375, "mo"],
  [86_400 * 365.25, "y"],
];

export function startTimes(): void {
  document.cookie = `corral_zone=${encodeURIComponent(zone)}; path=/; max-age=31536000; samesite=lax`;
  refresh(document);
  setInterval(() => refresh(document), 30_000);
  document.addEventListener("htmx:afterSettle", () => refresh(document));
}

function refresh(within: ParentNode): void {
  for (const element of within.querySelectorAll<HTMLTimeElement>("time[datetime]")) {
    const at = Date.parse(element.dateTime);
    if (Number.isNaN(at)) {
      continue;
    }
    element.title = exact.format(at);
    if ("ago" in element.dataset) {
      const words = age(at);
      element.textContent = words === NOW ? words : words + (element.dataset["ago"] ?? "");
    }
  }
}

/** The same words as the server's: `just now`, `5 min`, `3 h`, `12 d`, `4 mo`, `2 y`. */
export function age(at: number, now: number = Date.now()): string {
  const seconds = Math.max(0, (now - at) / 1000);
  if (seconds < 60) {
    return NOW;
  }
  let words = "";
  for (const [length, unit] of UNITS) {
    if (seconds >= length) {
      words = `${Math.floor(seconds / length)} ${unit}`;
    }
  }
  return words;
}
