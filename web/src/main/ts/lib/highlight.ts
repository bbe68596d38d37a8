// Colours source lines without touching their text: tokens become ranges of the CSS highlight registry,
// named `code-…` in issue.css. A browser without the registry shows plain text.
import csharp from "highlight.js/lib/languages/csharp";
import go from "highlight.js/lib/languages/go";
import java from "highlight.js/lib/languages/java";
import kotlin from "highlight.js/lib/languages/kotlin";
import php from "highlight.js/lib/languages/php";
import python from "highlight.js/lib/languages/python";
import ruby from "highlight.js/lib/languages/ruby";
import rust from "highlight.js/lib/languages/rust";
import swift from "highlight.js/lib/languages/swift";
import typescript from "highlight.js/lib/languages/typescript";
import { createLowlight } from "lowlight";

type Tokens = ReturnType<ReturnType<typeof createLowlight>["highlight"]>;
type Token = Tokens["children"][number];

/** Longer blocks stay plain: minified files are one line. */
const LENGTH_MAX = 8000;
const KINDS: Record<string, string> = {
  "hljs-comment": "comment",
  "hljs-doctag": "comment",
  "hljs-string": "string",
  "hljs-regexp": "string",
  "hljs-char": "string",
  "hljs-keyword": "keyword",
  "hljs-literal": "keyword",
  "hljs-meta": "keyword",
  "hljs-number": "number",
  "hljs-symbol": "number",
  "hljs-built_in": "name",
  "hljs-title": "name",
  "hljs-type": "name",
};

const low = createLowlight({ csharp, go, java, kotlin, php, python, ruby, rust, swift, typescript });

/** Colours a block whose lines are `code` elements. */
export function colour(block: HTMLElement): void {
  const language = block.dataset["language"] ?? "";
  const lines = [...block.querySelectorAll("code")].map((code) => code.firstChild).map((node) => (node instanceof Text ? node : null));
  const text = lines.map((line) => line?.data ?? "").join("\n");
  if (!("highlights" in CSS) || text.length > LENGTH_MAX || !low.registered(language)) {
    return;
  }
  const starts: number[] = [];
  let offset = 0;
  for (const line of lines) {
    starts.push(offset);
    offset += (line?.length ?? 0) + 1;
  }
  walk(low.highlight(language, text).children, 0, null, (from, to, kind) => mark(lines, starts, from, to, kind));
}

/** Visits coloured texts in order; returns the offset behind them. */
function walk(tokens: Token[], from: number, kind: string | null, visit: (from: number, to: number, kind: string) => void): number {
  let at = from;
  for (const token of tokens) {
    if (token.type === "text") {
      const end = at + token.value.length;
      if (kind !== null) {
        visit(at, end, kind);
      }
      at = end;
    } else if (token.type === "element") {
      at = walk(token.children as Token[], at, kindOf(token.properties["className"]) ?? kind, visit);
    }
  }
  return at;
}

function kindOf(names: unknown): string | null {
  return (Array.isArray(names) ? names : []).map((name) => KINDS[String(name)]).find((found) => found !== undefined) ?? null;
}

/** A token may reach over several lines; each has a range of its own. */
function mark(lines: (Text | null)[], starts: number[], from: number, to: number, kind: string): void {
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    const start = starts[i] ?? 0;
    const first = Math.max(0, from - start);
    const last = Math.min(line?.length ?? 0, to - start);
    if (line && first < last) {
      const range = new StaticRange({ startContainer: line, startOffset: first, endContainer: line, endOffset: last });
      registered(kind).add(range);
    }
  }
}

function registered(kind: string): Highlight {
  const name = `code-${kind}`;
  let found = CSS.highlights.get(name);
  if (!found) {
    found = new Highlight();
    CSS.highlights.set(name, found);
  }
  return found;
}
