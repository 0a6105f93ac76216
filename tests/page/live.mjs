// Opens live pages from disk in a real browser without a network, moves their numbers as people do, and fails on
// whatever a room would trip over. Times are printed and never judged: machines differ.
//
// usage: node live.mjs BROWSER PROGRAM FOLDER

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [browserPath, program, place] = process.argv.slice(2);
// the program runs there, so that it is no longer seen from here
const folder = path.resolve(place);
mkdirSync(folder, { recursive: true });
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const complaints = [];
const claim = (holds, said) => { if (!holds) complaints.push(said); };
const browser = await puppeteer.launch({
  executablePath: browserPath,
  protocolTimeout: 600_000,
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--enable-precise-memory-info", "--host-resolver-rules=MAP * ~NOTFOUND"],
});
const run = (...args) => execFileSync(program, args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

function write(name, ...args) {
  const file = path.join(folder, `${name}.html`);
  run("live", ...args, "--output", file, "-q");
  return file;
}

/** Opens a page and listens to everything that it should not say or ask for. */
async function open(file, { width = 1280, height = 800, hash = "", before, features = [], context = browser } = {}) {
  const page = await context.newPage();
  const url = pathToFileURL(file).href;
  const name = path.basename(file);
  page.on("console", (message) => complaints.push(`${name}: console: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`${name}: error: ${error.message}`));
  page.on("request", (request) => {
    const asked = request.url();
    if (asked.split("#")[0] !== url && !/^(data|blob):/.test(asked)) complaints.push(`${name}: asks for ${asked}`);
  });
  if (before) await page.evaluateOnNewDocument(before);
  if (features.length) await page.emulateMediaFeatures(features);
  await page.setOfflineMode(true);
  await page.setViewport({ width, height });
  await page.goto(url + hash);
  return page;
}

const ready = (page) => page.evaluate(() => window.orgdrift.ready.then(() => true));
const settled = (page) => page.evaluate(() => window.orgdrift.settled().then(() => true));
const set = (page, state) => page.evaluate((next) => window.orgdrift.set(next), state);
const state = (page) => page.evaluate(() => window.orgdrift.state());
const BLANK = { presets: [], set: {} };
const changed = (presets, numbers = {}) => ({ now: { presets, set: numbers }, pinned: null });
const seen = (page) => page.evaluate(() => ({
  answer: document.querySelector("#answer").innerHTML,
  charts: [...document.querySelectorAll("#picture figure svg, #chart svg, #charts svg")].map((it) => it.outerHTML),
  futures: window.orgdrift.shown().futures,
}));

const demo = write("demo", "tickets-versus-experience", "--futures", "40");
const futures = 40;

async function answersAsTheProgram() {
  // a column as wide as the one of a report takes the sheets of a report
  const page = await open(demo, { width: 1600, height: 1000 });
  await ready(page);
  await set(page, changed(["clear_strategy"], { "people.conviction": 2, "workload.meetings": 0.1 }));
  await settled(page);
  const [shown, text] = [await seen(page), await page.evaluate(() => window.orgdrift.saved())];
  claim(shown.futures === futures, `the page settled at ${shown.futures} futures`);
  const file = path.join(folder, "saved.toml");
  writeFileSync(file, text);
  run("run", file, "--futures", String(futures), "--quick", "--output", path.join(folder, "saved"), "-qq");
  const report = readFileSync(path.join(folder, "saved", "report.html"), "utf8");
  // a browser writes elements its own way, so what counts are the places of all lines and letters
  const places = (text) => [...text.matchAll(/ (?:d|points|x|y|cx|cy)="([^"]+)"/g)].map(([, place]) => place).join("|");
  for (const name of ["1-busy-and-better", "2-the-drift-gap"]) {
    const start = report.indexOf(`aria-labelledby="${name}-title`);
    const own = report.slice(report.lastIndexOf("<svg", start), report.indexOf("</svg>", start));
    const of = shown.charts.find((svg) => svg.includes(`${name}-title`)) ?? "";
    claim(own.length > 5000 && places(own) === places(of), `chart ${name} of the page differs from the one of run`);
  }
  const words = (html) => html.replace(/<[^>]+>/g, "").replace(/&amp;/g, "&").replace(/\s+/g, " ");
  const told = await page.evaluate(() => document.querySelector("#told").innerText);
  const verdict = told.match(/[A-Z]{4,}[A-Za-z ]+ in this model[^.]*\d/)?.[0]?.replace(/\s+/g, " ");
  claim(verdict && words(report).includes(verdict), `the sentence of the page differs from the one of run: ${told}`);
  await page.close();
}

async function thereAndBack() {
  const page = await open(demo);
  await ready(page);
  await settled(page);
  const before = (await seen(page)).answer;
  const states = [];
  for (let step = 1; step <= 10; step += 1) {
    await set(page, changed(step % 3 ? [] : ["double_bonus"], { "communication.cadence_weeks": step }));
    states.push(JSON.stringify(await state(page)));
  }
  await settled(page);
  const after = (await seen(page)).answer;
  claim(after !== before, "ten changes show nothing new");
  const press = (id, times) => page.evaluate((id, times) => {
    for (let press = 0; press < times; press += 1) document.getElementById(id).click();
  }, id, times);
  await press("undo", 10);
  await settled(page);
  claim(JSON.stringify((await state(page)).now) === JSON.stringify(BLANK), "ten undos do not lead back");
  claim((await seen(page)).answer === before, "there and back shows something else");
  await press("redo", 10);
  await settled(page);
  claim(JSON.stringify(await state(page)) === states.at(-1), "ten redos do not lead where ten changes did");
  claim((await seen(page)).answer === after, "ten undos and redos show something else");
  await press("reset", 1);
  await settled(page);
  await press("undo", 1);
  claim(JSON.stringify(await state(page)) === states.at(-1), "a reset cannot be undone");
  await page.close();
}

/** Every option of the file by itself, one after the other: each has an answer. */
async function everyOption() {
  const page = await open(demo);
  await ready(page);
  await settled(page);
  const names = ["outcome_bonus", "clear_strategy", "both", "double_bonus", "pilot"];
  for (const name of names) {
    await set(page, changed([name]));
    await settled(page);
    const [told, problem] = await page.evaluate(() => ["#told", "#message"].map((id) => document.querySelector(id).textContent));
    claim(problem === "" && / in this model| where it takes place/.test(told), `${name} has no answer: ${problem} ${told}`);
  }
  await page.close();
}

/** Moves the first lever with the keyboard and by its events, faster than anything can be lived. */
async function wildly(seconds) {
  const page = await open(demo);
  await ready(page);
  await settled(page);
  const [last, memory, inputs] = await page.evaluate(async (seconds) => {
    const slider = document.querySelector("#lever-list input[type=range]");
    const [low, high, step] = [slider.min, slider.max, slider.step].map(Number);
    const until = performance.now() + 1000 * seconds;
    let inputs = 0;
    while (performance.now() < until) {
      slider.value = String(low + step * Math.floor((((inputs * 0.618) % 1) * (high - low)) / step));
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      inputs += 1;
      await new Promise((done) => setTimeout(done, 16));
    }
    slider.dispatchEvent(new Event("change", { bubbles: true }));
    const released = performance.now();
    await window.orgdrift.settled();
    return [Number(slider.value), window.orgdrift.memory(), [inputs, performance.now() - released]];
  }, seconds);
  const now = (await state(page)).now.set;
  const [value] = Object.values(now);
  claim(value === undefined || Math.abs(value - last) < 1e-9, `the last of ${inputs[0]} inputs is lost: ${value}, not ${last}`);
  console.log(`${inputs[0]} inputs in ${seconds} s; told completely ${Math.round(inputs[1])} ms after the last; ${Math.round(memory / 1e6)} million bytes, engines included`);
  claim(memory > 1e6 && memory < 300e6, `${Math.round(memory / 1e6)} million bytes, engines included`);
  await page.close();
}

async function link() {
  const page = await open(demo);
  await ready(page);
  const numbers = await page.evaluate(() => {
    const all = [...document.querySelectorAll("#lever-list input[type=range]")];
    return Object.fromEntries(all.map((it) => [it.name || it.dataset.key, Number(it.max)]));
  });
  const more = { "workload.meetings": 0.1, "people.recognition": 0.5, "norms.legacy": 0.4, "voice.efficacy": 0.5, "people.horizon_weeks": 40 };
  const twelve = Object.fromEntries(Object.entries({ ...numbers, ...more }).filter(([key]) => key && key !== "undefined").slice(0, 12));
  await set(page, changed([], twelve));
  await settled(page);
  const hash = await page.evaluate(() => window.orgdrift.link());
  claim(Object.keys(twelve).length === 12, `${Object.keys(twelve).length} levers were moved, not twelve`);
  claim(hash.length <= 1800, `a link of ${hash.length} characters`);
  const shown = (await seen(page)).answer;
  await page.close();
  const context = await browser.createBrowserContext();
  const other = await open(demo, { hash, context });
  await ready(other);
  await settled(other);
  claim((await seen(other)).answer === shown, "a link shows something else in another profile");
  await other.close();
  for (const wrong of [hash.slice(0, hash.length / 2), `${hash.slice(0, 10)}%%%`, hash.replace(/.{8}$/, "AAAAAAAA")]) {
    const cut = await open(demo, { hash: wrong, context });
    await ready(cut);
    const said = await cut.evaluate(() => [...document.querySelectorAll("#message, #said")].map((it) => it.textContent).join(" "));
    claim(said.trim().length > 20, `a cut link says nothing: ${wrong.slice(0, 30)}…`);
    await cut.close();
  }
  await context.close();
}

async function workersRefused() {
  const page = await open(demo, { before: () => { window.Worker = class { constructor() { throw new Error("refused"); } }; } });
  await ready(page);
  await set(page, changed(["outcome_bonus"]));
  await settled(page);
  const mode = await page.evaluate(() => document.querySelector("#mode").textContent);
  claim(mode.length > 20, "one-core mode is not said");
  const alone = (await seen(page)).answer;
  await page.close();
  const usual = await open(demo);
  await ready(usual);
  await set(usual, changed(["outcome_bonus"]));
  await settled(usual);
  claim((await seen(usual)).answer === alone, "one core shows something else than several");
  await usual.close();
}

async function accessible() {
  let rules = 0;
  for (const [width, height] of [[1280, 800], [390, 844], [1024, 768]]) {
    const page = await open(demo, { width, height });
    await ready(page);
    await set(page, { ...changed(["both"]), pinned: { presets: ["double_bonus"], set: {} } });
    await settled(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    claim(wide <= width, `the page is ${wide} pixels wide on a screen of ${width}`);
    await page.screenshot({ path: path.join(folder, `demo-${width}.png`) });
    // a room reads it from far, a telephone at arm's length
    const letters = await page.evaluate(() => Math.min(...[...document.querySelectorAll("#chart svg text")].map((it) => it.getBoundingClientRect().height)));
    claim(letters >= 9, `letters of chart 1 are ${letters.toFixed(1)} pixels high on a screen of ${width}`);
    await page.evaluate(() => document.querySelectorAll("details").forEach((part) => (part.open = true)));
    await page.evaluate(axe);
    const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    rules = found.passes.length;
    for (const violation of found.violations) {
      const where = violation.nodes.slice(0, 3).map((node) => node.target.join(" ")).join("; ");
      complaints.push(`at ${width}: ${violation.id}: ${violation.help} (${where})`);
    }
    await page.close();
  }
  return rules;
}

/** What a scenario shows, and when that does not happen, are a click each. */
async function findings() {
  const page = await open(demo);
  await ready(page);
  await settled(page);
  await page.evaluate(() => [...document.querySelectorAll("#card button")].at(-1).click());
  const count = await page.evaluate(() => document.querySelectorAll("#card-text .finding button").length);
  claim(count >= 2, `${count} findings can be shown`);
  let pinned = 0;
  for (let place = 0; place < count; place += 1) {
    // what is shown stays alone above its picture; the card lists all of them again
    if (place > 0) await page.evaluate(() => [...document.querySelectorAll("#card button")].at(-1).click());
    await page.evaluate((place) => document.querySelectorAll("#card-text .finding button")[place].click(), place);
    claim((await page.evaluate(() => document.querySelectorAll("#card-text .finding").length)) === 1, `finding ${place} does not stay alone`);
    await settled(page);
    const [told, problem] = await page.evaluate(() => ["#told", "#message"].map((id) => document.querySelector(id).textContent));
    claim(problem === "" && / in this model| where it takes place|:/.test(told), `finding ${place} shows nothing: ${problem} ${told}`);
    if (!(await state(page)).pinned) continue;
    pinned += 1;
    // the sentence and the card speak of the same two
    claim(told.startsWith("B against A: "), `finding ${place} is held against A, and the verdict is not: ${told}`);
  }
  claim(pinned > 0, "no counter is held against the same change without the option");
  await page.close();
}

/** Numbers that cannot hold together are told where people look, and nothing of them is saved. */
async function refused() {
  const page = await open(demo);
  await ready(page);
  await settled(page);
  await set(page, changed([], { "workload.meetings": 0.9, "workload.approvals": 0.9 }));
  await settled(page);
  const [status, message] = await page.evaluate(() => ["#status", "#said"].map((id) => document.querySelector(id).textContent));
  claim(/no answer/.test(status) && status.includes(message), `a change without an answer says: ${status}`);
  claim(!/`|what_if/.test(message), `what is wrong is told in the words of a file: ${message}`);
  for (const id of ["save", "link"]) {
    await page.evaluate((id) => document.getElementById(id).click(), id);
    const said = await page.evaluate(() => document.querySelector("#said").textContent);
    claim(/cannot be kept/.test(said), `${id} keeps a change without an answer: ${said}`);
  }
  await page.evaluate(() => document.querySelector("#undo").click());
  await settled(page);
  claim((await page.evaluate(() => document.querySelector("#said").textContent)) === "", "undo leaves what was wrong");
  await page.close();
}

async function search() {
  const page = await open(demo);
  await ready(page);
  const found = (words) => page.evaluate((words) => {
    const field = document.querySelector("#search");
    field.value = words;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    return [...document.querySelectorAll(".lever")].filter((it) => it.checkVisibility()).length;
  }, words);
  const [all, some, none] = [await found(""), await found("meetings"), await found("nothing at all like it")];
  claim(some > 0 && none === 0 && (await found("")) > all, `${some} of ${all} levers have the word "meetings", ${none} one that none has`);
  await page.close();
}

/** A page of a scenario with reporting lines of its own saves both files, and `run` takes them. */
async function ownReportingLines() {
  const lines = ["id,manager,department,role", "1,,Board,head", "2,1,Sales,lead", "3,1,Product,lead"];
  for (let seat = 4; seat < 24; seat += 1) lines.push(`${seat},${seat % 2 ? "2,Sales,seller" : "3,Product,engineer"}`);
  writeFileSync(path.join(folder, "lines.csv"), `${lines.join("\n")}\n`);
  const file = path.join(folder, "own-lines.toml");
  writeFileSync(file, [
    'extends = "base"', 'organization.chart = "lines.csv"', "strategy.intent = { calls = 0.2, deals = 0.8 }", "[work.calls]", "serves_urgent = true",
    "[work.deals]", "visibility = 0.3", "[measure.calls]", "credit = { calls = 1.0 }", "[reward.bonus]", "pays_for = { calls = 1.0 }",
    "[option.less]", "set.reward.bonus.strength = 0.1",
  ].join("\n"));
  const page = await open(write("own-lines", file, "--futures", "8"));
  await ready(page);
  await set(page, changed(["less"]));
  await settled(page);
  const saves = path.join(folder, "own-lines");
  const client = await page.createCDPSession();
  await client.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: saves });
  await page.click("#save");
  await page.waitForSelector("#kept button");
  await page.click("#kept button");
  const both = ["own-lines-what-if.toml", "org-chart.csv"].map((name) => path.join(saves, name));
  for (let wait = 0; wait < 100 && !both.every(existsSync); wait += 1) await new Promise((done) => setTimeout(done, 100));
  claim(both.every(existsSync), "the reporting lines are not saved beside the scenario");
  run("check", both[0], "-q");
  await page.close();
}

async function keyboardOnly() {
  const page = await open(demo);
  await ready(page);
  await settled(page);
  await page.keyboard.press("Tab");
  claim(await page.evaluate(() => document.activeElement.matches(".skip")), "the skip link is not first");
  // to the first option, tick it, and see its verdict
  for (let press = 0; press < 80; press += 1) {
    if (await page.evaluate(() => document.activeElement.matches("#presets input"))) break;
    await page.keyboard.press("Tab");
  }
  claim(await page.evaluate(() => document.activeElement.matches("#presets input")), "options cannot be reached with the keyboard");
  await page.keyboard.press("Space");
  await settled(page);
  claim((await state(page)).now.presets.length === 1, "the keyboard does not tick an option");
  for (let press = 0; press < 40; press += 1) {
    if (await page.evaluate(() => document.activeElement.matches("#lever-list input[type=range]"))) break;
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("ArrowRight");
  await settled(page);
  claim(Object.keys((await state(page)).now.set).length === 1, "the keyboard does not move a lever");
  const ring = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  claim(ring !== "none", "the focus cannot be seen on a lever");
  await page.close();
}

async function predictAndReveal() {
  const page = await open(write("predict", "tickets-versus-experience", "--futures", "40", "--predict"));
  await ready(page);
  await settled(page);
  await set(page, changed(["double_bonus"]));
  await page.waitForFunction(() => document.querySelector("#ask").checkVisibility());
  const hidden = await page.evaluate(() => document.querySelector("#told").innerText);
  claim(!/CLEARLY|USUALLY|LEANS/.test(hidden), "the verdict is told before the room has said anything");
  await page.screenshot({ path: path.join(folder, "predict.png") });
  await page.click("#ask button[value=better]");
  await settled(page);
  const told = await page.evaluate(() => document.querySelector("#answer").innerText);
  claim(/CLEARLY|USUALLY|LEANS|DIFFERENCE|DEPENDS|PATTERN|WORSE/.test(told), "nothing is revealed");
  await page.screenshot({ path: path.join(folder, "reveal.png") });
  await page.close();
}

async function company() {
  for (const name of ["silence", "winning-departments"]) {
    const page = await open(write(name, name, "--futures", "40"), { features: [{ name: "prefers-reduced-motion", value: "reduce" }] });
    await ready(page);
    await settled(page);
    const tab = await page.evaluateHandle(() => [...document.querySelectorAll("[role=tab]")].find((it) => /company/i.test(it.textContent)));
    await tab.click();
    await page.waitForSelector("#sunbursts canvas");
    const still = await page.evaluate(async () => {
      const week = () => document.querySelector("#week-told").textContent;
      const before = week();
      await new Promise((done) => setTimeout(done, 600));
      return week() === before;
    });
    claim(still, `${name}: the company plays by itself where motion is not wanted`);
    await page.evaluate(() => document.querySelector("#details").scrollIntoView());
    const pictures = new Set();
    for (const week of [1, 26, 104]) {
      const told = await page.evaluate((week) => {
        const slider = document.querySelector("#week");
        slider.value = String(Math.min(Number(slider.max), week - 1));
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        const canvas = document.querySelector("#sunbursts canvas");
        return [canvas.getAttribute("aria-label") ?? "", canvas.toDataURL()];
      }, week);
      claim(told[0].length > 20 && told[1].length > 5000, `${name}: the company of week ${week} is empty or untold`);
      claim(!pictures.has(told[1]), `${name}: the company of week ${week} looks like an earlier one`);
      pictures.add(told[1]);
      await page.screenshot({ path: path.join(folder, `${name}-week-${week}.png`) });
    }
    await page.close();
  }
}

/** A company of ten thousand answers with fewer futures at first. */
async function large() {
  const text = 'extends = "tickets-versus-experience"\ndepartment.support.people = 5000\ndepartment.engineering.people = 3000\ndepartment.success.people = 2000\n';
  const file = path.join(folder, "large.toml");
  writeFileSync(file, text);
  const page = await open(write("large", file, "--futures", "40"));
  await ready(page);
  const first = await page.evaluate(async () => {
    const [since, before] = [performance.now(), window.orgdrift.shown().generation];
    window.orgdrift.set({ now: { presets: ["double_bonus"], set: {} }, pinned: null });
    while (window.orgdrift.shown().generation === before) await new Promise((done) => setTimeout(done, 20));
    return [window.orgdrift.shown().futures, performance.now() - since];
  });
  console.log(`10,000 people: first answer from ${first[0]} futures after ${Math.round(first[1])} ms`);
  // a machine that is fast enough has no reason to begin with fewer
  const isLarge = await page.evaluate(() => /large/i.test(document.querySelector("#mode").textContent));
  claim(isLarge === first[0] < 8, `a large company waits for ${first[0]} futures`);
  await page.close();
}

async function library() {
  const page = await open(write("library"));
  await page.waitForSelector("#choices button");
  const choices = await page.evaluate(() => document.querySelectorAll("#choices button, #choices a").length);
  claim(choices === 20, `${choices} questions to choose from`);
  await page.evaluate(() => document.querySelectorAll("#choices button, #choices a")[3].click());
  await page.waitForSelector("#lever-list input");
  await settled(page);
  claim((await seen(page)).futures > 0, "a chosen question shows nothing");
  // whoever looks at another question finds the first one as it was left
  const chosen = await page.evaluate(() => document.querySelector("#question").textContent);
  await page.evaluate(() => document.querySelector("#presets input").click());
  await settled(page);
  const left = [await state(page), (await seen(page)).answer];
  const noteOf = (text) => page.evaluate((text) => { const box = document.querySelector("#saw"); if (text !== null) box.value = text; return box.value; }, text);
  await noteOf("a note about it");
  const choose = async (place) => {
    await page.evaluate(() => document.querySelector("#choose").click());
    await page.evaluate((place) => document.querySelectorAll("#choices button")[place].click(), place);
    await page.waitForFunction(() => window.orgdrift.shown().futures > 0);
    await settled(page);
  };
  await choose(5);
  claim((await noteOf(null)) === "" && (await state(page)).now.presets.length === 0, "a question begins with what is left of another one");
  await choose(3);
  await page.waitForFunction(() => window.orgdrift.state().now.presets.length === 1);
  await settled(page);
  claim((await page.evaluate(() => document.querySelector("#question").textContent)) === chosen, "another question comes back");
  claim(JSON.stringify(await state(page)) === JSON.stringify(left[0]) && (await seen(page)).answer === left[1], "a question is not as it was left");
  claim((await noteOf(null)) === "a note about it", "notes of a question are gone");
  await page.close();
}

// the program's own figures of the same page, beside itself in the same run
async function measured() {
  const told = run("live", "tickets-versus-experience", "--measure", "--output", path.join(folder, "measured.html"));
  claim(/first answer, 8 futures, median .* ms/.test(told) && /the page takes .* times as long/.test(told), `nothing is measured: ${told}`);
  console.log(told.split("\n").slice(2).join("\n").trim());
}

// the largest page first: what everything else is built on
for (const { file, limit } of [{ file: demo, limit: 3e6 }]) {
  const size = readFileSync(file).length;
  console.log(`${path.basename(file)}: ${(size / 1e6).toFixed(2)} million bytes`);
  claim(size <= limit, `${size} bytes`);
}
const steps = [measured, answersAsTheProgram, everyOption, thereAndBack, () => wildly(60), findings, refused, search, ownReportingLines, link, workersRefused, keyboardOnly, predictAndReveal, company, large, library];
let rules = 0;
for (const step of steps) {
  try {
    await step();
  } catch (problem) {
    complaints.push(`${step.name || "wildly"}: ${problem.message}`);
  }
}
try { rules = await accessible(); } catch (problem) { complaints.push(`accessible: ${problem.message}`); }
await browser.close();
if (complaints.length) {
  console.error([...new Set(complaints)].join("\n"));
  process.exit(1);
}
console.log(`live pages: ${steps.length + 1} kinds of use hold, ${rules} rules of axe-core at three widths`);
