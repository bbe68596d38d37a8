import uPlot from "uplot";

/** As the server's `Chart` writes it. */
interface Data {
  times: number[];
  width: number;
  /** Lines, each by itself, instead of columns that stand on each other. */
  lines?: boolean;
  /** What values are: milliseconds, a share, or absent for numbers. */
  unit?: "millisecond" | "percentage" | "byte" | null;
  series: { name: string; look: string; values: (number | null)[] }[];
  marks: { at: number; text: string }[];
}

const HEIGHT = 132;
const zone = document.documentElement.dataset["zone"] || Intl.DateTimeFormat().resolvedOptions().timeZone;
const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });
const short = new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 1 });

/** Draws a figure once; it follows its width and the theme. */
export function draw(figure: HTMLElement): void {
  const place = figure.querySelector<HTMLElement>(".chart-plot");
  const json = figure.dataset["chart"];
  if (!place || !json || place.childElementCount > 0) {
    return;
  }
  const data = JSON.parse(json) as Data;
  const plot = new uPlot(options(figure, data, place.clientWidth), columns(data), place);
  new ResizeObserver(() => plot.setSize({ width: place.clientWidth, height: HEIGHT })).observe(place);
  new MutationObserver(() => plot.redraw()).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
}

/** Each series stands on those before it; the tallest is drawn first. */
function columns(data: Data): uPlot.AlignedData {
  if (data.lines) {
    return [data.times, ...data.series.map((series) => series.values)] as uPlot.AlignedData;
  }
  const sums = data.times.map(() => 0);
  const stacked = data.series.map((series) => series.values.map((value, i) => (sums[i] = (sums[i] ?? 0) + (value ?? 0))));
  return [data.times, ...stacked.reverse()] as uPlot.AlignedData;
}

function options(figure: HTMLElement, data: Data, width: number): uPlot.Options {
  const colour = (name: string): string => getComputedStyle(figure).getPropertyValue(name).trim();
  const axis = { stroke: () => colour("--ink-3"), font: "11px system-ui, sans-serif", ticks: { show: false } };
  const end = (data.times.at(-1) ?? 0) + data.width;
  return {
    width,
    height: HEIGHT,
    padding: [10, 4, 0, 0],
    legend: { show: false },
    cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1e3), zone),
    scales: { x: { range: () => [data.times[0] ?? 0, end] }, y: { range: (_plot, _min, max) => [0, data.lines || data.unit ? (max || 1) * 1.08 : Math.max(4, max * 1.08)] } },
    axes: [
      { ...axis, grid: { show: false }, size: 24, gap: 4, space: 70, values: (_plot, ticks) => labels(ticks, data.times[0] ?? 0, end) },
      { ...axis, grid: { stroke: () => colour("--line"), width: 1 }, size: data.unit ? 54 : 38, gap: 4, space: 36, incrs: increments(data), values: (_plot, ticks) => ticks.map((tick) => brief(tick, data.unit)) },
    ],
    series: [{}, ...(data.lines ? lines(data, colour) : [...data.series].reverse().map((series) => ({ label: series.name, fill: () => colour(`--chart-${series.look}`), width: 0, points: { show: false }, paths: uPlot.paths.bars?.({ align: 1, size: [0.82, 48], radius: 0.1 }) as uPlot.Series.PathBuilder })))],
    plugins: [marks(data, colour), tip(data)],
  };
}

/** The last one is drawn first, so that the first lies on top. A value with a gap on both sides is a point. */
function lines(data: Data, colour: (name: string) => string): uPlot.Series[] {
  return data.series.map((series) => ({
    label: series.name,
    stroke: () => colour(`--chart-${series.look}`),
    width: 1.75,
    points: {
      size: 5,
      fill: () => colour(`--chart-${series.look}`),
      filter: (_plot, _at, _show, gaps) => (gaps?.length || series.values.filter((value) => value !== null).length < 2 ? lonely(series.values) : null),
    },
  }));
}

function lonely(values: (number | null)[]): number[] {
  return values.flatMap((value, i) => (value !== null && values[i - 1] == null && values[i + 1] == null ? [i] : []));
}

/** Steps of the scale; of plain counts whole ones. */
function increments(data: Data): number[] {
  const from = data.lines || data.unit ? -6 : 0;
  return [1, 2, 5].flatMap((n) => [...Array(14).keys()].map((e) => n * 10 ** (e + from))).sort((a, b) => a - b);
}

/** A value with its unit, for the scale and for the words under the pointer. */
function brief(value: number | null, unit: Data["unit"]): string {
  if (value === null) {
    return "–";
  }
  switch (unit) {
    case "millisecond":
      return value < 1e3 ? `${short.format(value)} ms` : value < 6e4 ? `${short.format(value / 1e3)} s` : `${short.format(value / 6e4)} min`;
    case "percentage":
      return `${short.format(value * 100)} %`;
    case "byte":
      return value < 1e3 ? `${short.format(value)} B` : value < 1e6 ? `${short.format(value / 1e3)} kB` : `${short.format(value / 1e6)} MB`;
    default:
      return short.format(value);
  }
}

/** Days where the ticks are days, else times of the day, with the day at its begin; none so close to an edge that it would be cut or meet the scale. */
function labels(ticks: number[], begin: number, end: number): string[] {
  const days = (ticks[1] ?? 0) - (ticks[0] ?? 0) >= 43_200;
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: zone });
  const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone });
  const words = ticks.map((tick) => {
    const hour = time.format(tick * 1e3);
    return days || hour === "00:00" ? day.format(tick * 1e3) : hour;
  });
  const edge = (end - begin) * 0.02;
  const isCut = (tick: number): boolean => tick < begin + edge || tick > end - edge;
  return words.map((word, i) => ((days && word === words[i - 1]) || isCut(ticks[i] ?? begin) ? "" : word));
}

/** A line and a small flag where something happened. */
function marks(data: Data, colour: (name: string) => string): uPlot.Plugin {
  return {
    hooks: {
      draw: (plot) => {
        const { ctx, bbox } = plot;
        ctx.save();
        ctx.strokeStyle = ctx.fillStyle = colour("--ink-3");
        ctx.lineWidth = devicePixelRatio;
        for (const mark of data.marks) {
          const x = Math.round(plot.valToPos(mark.at, "x", true));
          ctx.setLineDash([3 * devicePixelRatio, 3 * devicePixelRatio]);
          ctx.beginPath();
          ctx.moveTo(x, bbox.top);
          ctx.lineTo(x, bbox.top + bbox.height);
          ctx.stroke();
          const size = 4 * devicePixelRatio;
          ctx.beginPath();
          ctx.moveTo(x - size, bbox.top - size);
          ctx.lineTo(x + size, bbox.top - size);
          ctx.lineTo(x, bbox.top + size / 2);
          ctx.fill();
        }
        ctx.restore();
      },
    },
  };
}

/** Says the numbers of the interval under the pointer. */
function tip(data: Data): uPlot.Plugin {
  const box = document.createElement("div");
  box.className = "chart-tip";
  box.hidden = true;
  const time = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", ...(data.width < 86_400 ? { timeStyle: "short" as const } : {}), timeZone: zone });
  return {
    hooks: {
      init: (plot) => plot.over.append(box),
      setCursor: (plot) => {
        const left = plot.cursor.left ?? -1;
        const at = left < 0 ? -1 : indexAt(data, plot.posToVal(left, "x"));
        box.hidden = at < 0;
        if (at >= 0) {
          fill(box, data, at, time);
          const x = Math.min(Math.max(0, left + 12), Math.max(0, plot.over.clientWidth - box.offsetWidth));
          box.style.transform = `translateX(${x}px)`;
        }
      },
    },
  };
}

function indexAt(data: Data, time: number): number {
  const at = Math.floor((time - (data.times[0] ?? 0)) / data.width);
  return at >= 0 && at < data.times.length ? at : -1;
}

function fill(box: HTMLElement, data: Data, at: number, time: Intl.DateTimeFormat): void {
  const begin = data.times[at] ?? 0;
  const lines = data.series.map((series) => data.lines || data.unit ? `${brief(series.values[at] ?? null, data.unit)} ${series.name}` : `${whole.format(series.values[at] ?? 0)} ${series.name.toLocaleLowerCase()}`);
  const marked = data.marks.filter((mark) => mark.at >= begin && mark.at < begin + data.width).map((mark) => mark.text);
  box.replaceChildren(...[time.formatRange(begin * 1e3, (begin + data.width) * 1e3), ...lines, ...marked].map((text, i) => {
    const line = document.createElement(i === 0 ? "b" : "div");
    line.textContent = text;
    return line;
  }));
}
