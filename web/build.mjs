// Builds what pages load into target/classes: one style sheet, one script an island, an icon sprite.
// Run by Maven (`./mvnw -pl web -am process-classes`); needs Node 20 or newer and npm.
//
//   node build.mjs            installs packages when the lock file changed, checks types, bundles
//   node build.mjs --sizes    also prints what each file weighs, compressed
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "target/classes/io/corral/web/assets");
const work = join(here, "target/assets");
const [nodeMajor] = process.versions.node.split(".").map(Number);

if (nodeMajor < 20) {
  fail(`Node 20 or newer is needed to build the pages, found ${process.version}`);
}
process.chdir(here);
const stamp = join(work, "built");
if (isStale()) {
  installPackages();
  typeCheck();
  await styles();
  await scripts();
  icons();
  writeFileSync(join(out, "index.txt"), assetNames().map((name) => `${name}\n`).join(""));
  writeFileSync(stamp, "");
}
if (process.argv.includes("--sizes")) {
  printSizes();
}

/** True when an input is newer than the last build, or its output is gone. */
function isStale() {
  if (!existsSync(stamp) || !existsSync(join(out, "index.txt"))) {
    return true;
  }
  const built = statSync(stamp).mtimeMs;
  const inputs = ["build.mjs", "package-lock.json", "tsconfig.json", ...readdirSync("src/main", { recursive: true }).map((name) => join("src/main", name))];
  return inputs.some((path) => !path.includes("java") && statSync(path).mtimeMs > built);
}

function fail(sentence) {
  console.error(`web: ${sentence}`);
  process.exit(1);
}

/** npm leaves a copy of the lock file behind: newer than ours means nothing changed. */
function installPackages() {
  const installed = join(here, "node_modules/.package-lock.json");
  const lock = statSync(join(here, "package-lock.json")).mtimeMs;
  if (existsSync(installed) && statSync(installed).mtimeMs >= lock) {
    return;
  }
  console.log("web: installing packages");
  try {
    execFileSync("npm", ["ci", "--silent", "--no-audit", "--no-fund"], { stdio: "inherit", shell: process.platform === "win32" });
  } catch {
    fail("npm ci failed; is npm on the PATH, and its registry within reach?");
  }
}

function typeCheck() {
  try {
    execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "."], { stdio: "inherit" });
  } catch {
    fail("the scripts have type errors; they are above");
  }
}

/** Tabler's style sheet, cut down to the classes that templates and scripts name, then ours. */
async function styles() {
  const { PurgeCSS } = await import("purgecss");
  const [tabler] = await new PurgeCSS().purge({
    content: ["src/main/jte/**/*.jte", "src/main/ts/**/*.ts"],
    css: ["node_modules/@tabler/core/dist/css/tabler.min.css"],
    safelist: { standard: ["dark", "light", "show", "active", "disabled"], greedy: [/data-bs-theme/] },
    variables: false,
    keyframes: true,
    fontFace: true,
  });
  mkdirSync(work, { recursive: true });
  writeFileSync(join(work, "tabler.css"), tabler.css);
  const { build } = await import("esbuild");
  await build({
    entryPoints: ["src/main/css/corral.css"],
    outdir: out,
    bundle: true,
    minify: true,
    legalComments: "none",
    loader: { ".svg": "dataurl" },
    alias: { tabler: join(work, "tabler.css") },
  });
}

async function scripts() {
  const { build } = await import("esbuild");
  const entries = readdirSync("src/main/ts").filter((name) => name.endsWith(".ts"));
  readdirSync(out).filter((name) => name.endsWith(".js")).forEach((name) => rmSync(join(out, name)));
  await build({
    entryPoints: entries.map((name) => join("src/main/ts", name)),
    outdir: out,
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "none",
    chunkNames: "part-[hash]",
  });
  // Runs before the first paint, so it is no module.
  await build({ entryPoints: ["src/main/ts/head/theme.ts"], outdir: out, bundle: true, format: "iife", target: "es2022", minify: true });
}

/** One sprite with the icons that src/main/icons.txt lists, by their Tabler names. */
function icons() {
  const names = readFileSync("src/main/icons.txt", "utf8").split("\n").map((line) => line.trim()).filter((line) => line && !line.startsWith("#"));
  const symbols = names.map((name) => {
    const [folder, file] = name.endsWith("-filled") ? ["filled", name.replace(/-filled$/, "")] : ["outline", name];
    const path = join("node_modules/@tabler/icons/icons", folder, `${file}.svg`);
    if (!existsSync(path)) {
      fail(`src/main/icons.txt: there is no Tabler icon ${name}`);
    }
    const inner = readFileSync(path, "utf8").replace(/^[\s\S]*?<svg[\s\S]*?>/, "").replace(/<\/svg>\s*$/, "").replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none" \/>/, "").replace(/\s*\n\s*/g, "");
    return `<symbol id="${name}" viewBox="0 0 24 24">${inner}</symbol>`;
  });
  checkIconNames(new Set(names));
  symbols.push(`<symbol id="corral" viewBox="0 0 24 24"><path d="M5 4v16M12 2.5v19M19 4v16M2 9h20M2 15.5h20"/></symbol>`);
  writeFileSync(join(out, "icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`);
}

/** An icon that a template names and nobody listed would be an empty square. */
function checkIconNames(known) {
  for (const file of readdirSync("src/main/jte", { recursive: true }).filter((name) => name.endsWith(".jte"))) {
    for (const [, name] of readFileSync(join("src/main/jte", file), "utf8").matchAll(/@template\.icon\(name = "([^"]+)"/g)) {
      if (!known.has(name)) {
        fail(`${file} shows the icon ${name}; add it to src/main/icons.txt`);
      }
    }
  }
}

/** What browsers may ask for. */
function assetNames() {
  return readdirSync(out).filter((name) => name !== "index.txt").sort();
}

function printSizes() {
  let total = 0;
  for (const name of assetNames()) {
    const content = readFileSync(join(out, name));
    const packed = gzipSync(content, { level: 9 }).length;
    total += packed;
    console.log(`${name.padEnd(24)} ${String(content.length).padStart(8)} bytes ${String(packed).padStart(8)} gzip`);
  }
  console.log(`${"all".padEnd(24)} ${"".padStart(14)} ${String(total).padStart(8)} gzip`);
}
