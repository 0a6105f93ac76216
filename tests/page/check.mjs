// Opens reports from disk in a real browser without a network and fails on whatever a reader would trip over:
// a request, a console message, a violation that axe-core finds, a wrong order of the keyboard, a page wider
// than a phone, something missing without scripts, a chart cut over two sheets of paper.
//
// usage: node check.mjs BROWSER REPORT...

import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [browserPath, ...reports] = process.argv.slice(2);
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const complaints = [];
const browser = await puppeteer.launch({
  executablePath: browserPath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND"],
});

async function open(report, { width = 1280, height = 900, script = true } = {}) {
  const page = await browser.newPage();
  const url = pathToFileURL(path.resolve(report)).href;
  page.on("console", (message) => complaints.push(`${report}: console: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`${report}: error: ${error.message}`));
  page.on("request", (request) => {
    if (request.url() !== url && !request.url().startsWith("data:")) {
      complaints.push(`${report}: asks for ${request.url()}`);
    }
  });
  await page.setJavaScriptEnabled(script);
  await page.setOfflineMode(true);
  await page.setViewport({ width, height });
  await page.goto(url);
  // nothing can be waited for where scripts are off
  if (script) await page.evaluate(() => document.fonts.ready.then(() => true));
  return page;
}

const openDetails = (page) =>
  page.evaluate(() => document.querySelectorAll("details").forEach((part) => (part.open = true)));

async function accessible(report) {
  let rules = 0;
  for (const width of [1280, 390]) {
    const page = await open(report, { width });
    await openDetails(page);
    await page.evaluate(axe);
    const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    rules = found.passes.length;
    for (const violation of found.violations) {
      const where = violation.nodes.slice(0, 3).map((node) => node.target.join(" ")).join("; ");
      complaints.push(`${report} at ${width}: ${violation.id}: ${violation.help} (${where})`);
    }
    await page.close();
  }
  return rules;
}

async function keyboard(report) {
  const page = await open(report);
  const expected = await page.evaluate(() => {
    const all = [...document.querySelectorAll("a[href], button, summary, [tabindex='0']")];
    const reachable = all.filter((it) => it.checkVisibility());
    reachable.forEach((it, place) => (it.dataset.place = place));
    return reachable.length;
  });
  const visited = [];
  for (let presses = 0; presses <= expected; presses += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const it = document.activeElement;
      if (!it || it === document.body) return undefined;
      const { left, right, top, bottom, width, height } = it.getBoundingClientRect();
      const style = getComputedStyle(it);
      const ringed = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
      const inView = width > 0 && height > 0 && right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
      return { place: it.dataset.place, skip: it.matches(".skip"), ringed, inView, name: it.outerHTML.slice(0, 60) };
    });
    if (!at) break;
    visited.push(at);
    if (!at.ringed || !at.inView) complaints.push(`${report}: focus cannot be seen on ${at.name}`);
  }
  if (!visited[0]?.skip) complaints.push(`${report}: the skip link is not first`);
  const order = visited.map((at) => at.place).join(" ");
  if (order !== Array.from({ length: expected }, (_, place) => String(place)).join(" ")) {
    complaints.push(`${report}: the keyboard goes ${order} of ${expected}`);
  }
  await page.close();

  const skipping = await open(report);
  await skipping.keyboard.press("Tab");
  await skipping.keyboard.press("Enter");
  const where = await skipping.evaluate(() => document.activeElement.id);
  if (where !== "verdict") complaints.push(`${report}: the skip link leads to "${where}"`);
  await skipping.close();
  return expected;
}

async function narrow(report) {
  for (const width of [390, 320]) {
    const page = await open(report, { width, height: 800 });
    for (const opened of [false, true]) {
      if (opened) await openDetails(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > width) complaints.push(`${report}: ${wide} pixels wide on a screen of ${width}`);
    }
    await page.close();
  }
}

const inventory = (page) =>
  page.evaluate(() => {
    const texts = (selector) => [...document.querySelectorAll(selector)].map((it) => it.textContent.trim());
    const boxes = [...document.querySelectorAll("figure svg")].map((it) => it.getBoundingClientRect());
    return {
      charts: texts("figure svg"),
      large: boxes.every((box) => box.width > 300 && box.height > 150),
      tables: texts("table"),
      headings: texts("h1, h2, h3"),
    };
  });

async function withoutScripts(report) {
  const [plain, helped] = [await open(report, { script: false }), await open(report)];
  const [one, other] = [await inventory(plain), await inventory(helped)];
  if (!one.large || one.charts.length === 0) complaints.push(`${report}: no charts without scripts`);
  for (const part of ["charts", "tables", "headings"]) {
    if (JSON.stringify(one[part]) !== JSON.stringify(other[part])) {
      complaints.push(`${report}: other ${part} without scripts`);
    }
  }
  const buttons = await plain.evaluate(() => document.querySelectorAll("button").length);
  if (buttons > 0) complaints.push(`${report}: buttons that do nothing without scripts`);
  // what is folded opens by itself
  const { x, y } = await plain.evaluate(() => {
    const summary = document.querySelector("figure summary");
    summary.scrollIntoView({ block: "center" });
    const box = summary.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  });
  await plain.mouse.click(x, y);
  const shown = await plain.evaluate(() => document.querySelector("figure details table").checkVisibility());
  if (!shown) complaints.push(`${report}: numbers stay folded without scripts`);
  await Promise.all([plain.close(), helped.close()]);
  return one;
}

async function sorting(report) {
  const page = await open(report);
  const sorted = await page.evaluate(() => {
    const table = document.querySelector("#overview");
    const head = table.tHead.rows[0].cells[1];
    const values = () => [...table.tBodies[0].rows].map((row) => Number(row.cells[1].querySelector("data").value));
    const inOrder = (list) => list.every((value, place) => place === 0 || list[place - 1] <= value);
    if (!head.querySelector("button")) return false;
    head.querySelector("button").click();
    const up = head.getAttribute("aria-sort") === "ascending" && inOrder(values());
    head.querySelector("button").click();
    return up && head.getAttribute("aria-sort") === "descending" && inOrder(values().reverse());
  });
  if (!sorted) complaints.push(`${report}: a table does not sort`);
  const still = await page.evaluate(() =>
    [...document.querySelectorAll("*")].every((it) => {
      const style = getComputedStyle(it);
      return style.animationName === "none" && parseFloat(style.transitionDuration) === 0;
    }));
  if (!still) complaints.push(`${report}: something moves`);
  await page.close();
}

// A link laid over each chart appears in the file once for each sheet that the chart is on.
async function paper(report) {
  const page = await open(report);
  const charts = await page.evaluate(() => {
    const all = [...document.querySelectorAll("figure .chart")];
    all.forEach((chart, number) => {
      const link = document.createElement("a");
      link.href = `http://chart.invalid/${number}-`;
      link.append("\u00a0");
      Object.assign(link.style, { position: "absolute", inset: 0 });
      chart.style.position = "relative";
      chart.append(link);
    });
    return all.length;
  });
  const file = `${report}.pdf`;
  const pdf = Buffer.from(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  await writeFile(file, pdf);
  const text = pdf.toString("latin1");
  for (let number = 0; number < charts; number += 1) {
    const sheets = text.split(`chart.invalid/${number}-`).length - 1;
    if (sheets !== 1) complaints.push(`${report}: chart ${number + 1} is on ${sheets} sheets of paper`);
  }
  const [, width, height] = text.match(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/) ?? [];
  if (Math.abs(width - 595) > 2 || Math.abs(height - 842) > 2) complaints.push(`${file}: ${width} x ${height} is not A4`);
  await page.close();
  return (text.match(/\/Type \/Page\b/g) ?? []).length;
}

for (const report of reports) {
  const rules = await accessible(report);
  const stops = await keyboard(report);
  await narrow(report);
  const { charts, tables } = await withoutScripts(report);
  await sorting(report);
  const sheets = await paper(report);
  console.log(
    `${report}: ${charts.length} charts, ${tables.length} tables, ${stops} stops of the keyboard, ` +
      `${rules} rules of axe-core hold, ${sheets} sheets of paper`,
  );
}
await browser.close();
for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length > 0 || reports.length === 0 ? 1 : 0;
