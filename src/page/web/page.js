// What the page does: it moves levers, sends changes to the engines and puts their finished words and charts in
// place. It computes no result and words none.
(() => {
  "use strict";

  const byId = (id) => document.getElementById(id);
  const make = (tag, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };
  const attributes = (element, values) => {
    for (const [name, value] of Object.entries(values)) element.setAttribute(name, value);
    return element;
  };
  const button = (text, act) => {
    const made = make("button", { type: "button", textContent: text });
    made.addEventListener("click", act);
    return made;
  };
  /** Says to who cannot see it what a short word is about. */
  const naming = (element, about) => {
    element.append(make("span", { className: "aside", textContent: `: ${about}` }));
    return element;
  };
  // a button that cannot act keeps the focus of who has just pressed it
  const able = (element, yes) => element.setAttribute("aria-disabled", String(!yes));
  const onPress = (id, act) => {
    byId(id).addEventListener("click", (event) => {
      if (event.currentTarget.getAttribute("aria-disabled") !== "true") act(event);
    });
  };
  const write = (element, text) => { if (element.textContent !== text) element.textContent = text; };
  /** Words that stay are not read aloud again. */
  const put = (place, parts) => {
    if (place.innerHTML !== parts.map((part) => part.outerHTML).join("")) place.replaceChildren(...parts);
  };
  const show = (element, yes) => { element.hidden = !yes; };
  const told = (text) => write(byId("said"), text);
  /** A line that takes no room while it is empty. */
  const say = (id, text) => { write(byId(id), text); show(byId(id), text !== ""); };
  const problem = (text) => say("message", text);
  const json = (id) => JSON.parse(byId(id).textContent);
  const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

  const CAUTION = "Simulated people, not yours: a thinking tool, not a forecast.";
  /** A future that takes longer than this on opening makes the first answers coarser. Milliseconds. */
  const SLOW = 400;
  /** Characters of a link that mail programs and chats pass on whole. */
  const LONGEST_LINK = 1800;
  const LINK = "#w=";
  const EXPECTED = { better: "better", "no difference": "about the same", worse: "worse" };
  const BLANK = { presets: [], set: {} };
  const COMPANY = "company";

  const [settings, scenarios] = [json("settings"), json("scenarios")];
  let [module, scenario] = [null, null];
  let crew = []; // the engines; the first one tells
  let info = null; // what the engine said on opening
  let changed = null; // what it said to the latest change
  let levers = new Map(); // by key: what the engine said of it, and how to show it
  let memories = []; // of the engines; bytes
  let asItIs = null; // the answer before anything is changed
  let answer = null; // the answer on the page

  // ---- the engines --------------------------------------------------------------------------------------------
  async function compile() {
    if (typeof WebAssembly !== "object" || typeof DecompressionStream !== "function") {
      throw new Error("This browser is too old for this page, or its protection forbids it to compute. A current Firefox, Chrome, Edge or Safari can.");
    }
    const packed = Uint8Array.from(atob(byId("engine").textContent.trim()), (letter) => letter.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return WebAssembly.compile(await new Response(stream).arrayBuffer());
  }

  /** Ways to speak with engines in workers, or with one in the page itself. */
  function portsTo(count, hear) {
    if (count === 0) {
      // not a channel: a file that is opened from disk cannot send the compiled engine to itself
      const engine = { postMessage: (message) => queueMicrotask(() => hear(message)) };
      serve(engine);
      return [{ postMessage: (data) => queueMicrotask(() => engine.onmessage({ data })), terminate: () => {} }];
    }
    const address = URL.createObjectURL(new Blob([byId("worker").textContent], { type: "text/javascript" }));
    return Array.from({ length: count }, () => {
      const worker = new Worker(address);
      worker.onmessage = (event) => hear(event.data);
      worker.onerror = worker.onmessageerror = (event) => {
        event.preventDefault();
        hear({ refused: event.message || "" });
      };
      return worker;
    });
  }

  let hires = 0;

  function dismiss() {
    for (const engine of crew.splice(0)) engine.terminate();
    memories = [];
    hires += 1;
  }

  function hire(count) {
    dismiss();
    const mine = hires;
    try {
      crew = portsTo(count, (message) => { if (mine === hires) heard(message, count); });
    } catch {
      hire(0);
      return;
    }
    if (count === 0) {
      say("mode", "One-core mode: this browser gives the page no helpers of its own, so answers take longer.");
    }
    const { id, text, chart } = scenario;
    const { futures, seed } = settings;
    // the others hand their results straight to the first engine, which tells
    const channels = crew.slice(1).map(() => new MessageChannel());
    crew.forEach((engine, place) => {
      const others = place === 0 ? channels.map((channel) => channel.port1) : [];
      const teller = place === 0 ? null : channels[place - 1].port2;
      const told = { ask: "start", module, place, engines: crew.length, others, teller, scenario: { id, text, chart, futures, seed } };
      engine.postMessage(told, teller ? [teller] : others);
    });
  }

  const replies = new Map(); // who waits for what
  /** Asks the first engine for something that it answers once. */
  const replyTo = (ask) => new Promise((done) => { replies.set(ask, done); tellFirst({ ask }); });
  /** Width of the column of charts, which are drawn for it. */
  const column = () => byId("chart").clientWidth || null;
  const tellFirst = (message) => crew[0].postMessage(message);
  /** The engine that has least to do. */
  const tellLast = (message) => crew[crew.length - 1].postMessage(message);

  function heard(message, count) {
    if (message.refused !== undefined) {
      if (info === null && count > 0) hire(0);
      else problem(`The engine does not run here. ${message.refused}`);
    } else if (message.failed) fail(`The engine stopped: ${message.failed}. Save your notes, then open the page again.`);
    else if (message.opened) opened(message.opened);
    else if (message.firstFuture !== undefined) slowDown(message.firstFuture);
    else if (message.held) memories[message.place] = message.held;
    else if (message.changed) hearChange(message.changed, message.generation);
    else if (message.drawn) hearAnswer(message);
    else if (message.reply) replies.get(message.reply)(message.answer);
    else if (message.company) hearCompany(message);
  }

  // ---- the state, and what was before -------------------------------------------------------------------------
  let state = { now: BLANK, pinned: null };
  let [past, ahead] = [[], []];
  let gesture = null; // the lever that is being dragged: a drag is one step back
  let [generation, pin, replayed] = [0, 0, 0];
  let isLarge = false;
  let isLived = false; // whether the engines live the change, or only say what it amounts to
  let isSettled = false;
  let hasAnswer = true; // whether the engine takes the change at all
  let waiters = [];
  const inputs = new Map(); // when the input of a generation happened
  const timings = [];
  let opening = null; // when the first answer was on the screen
  let predictions = new Map(); // by state: what the room said
  const shown = { futures: 0, generation: 0 };

  /** The same state is always written the same way, so that there and back is the same. */
  const tidy = ({ presets = [], set = {} }) => ({
    presets: info.presets.map(({ name }) => name).filter((name) => presets.includes(name)),
    set: Object.fromEntries(Object.entries(set).sort(([one], [other]) => (one < other ? -1 : 1))),
  });
  const tidyState = ({ now, pinned }) => ({ now: tidy(now), pinned: pinned ? tidy(pinned) : null });
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const isBlank = ({ presets, set }) => presets.length === 0 && Object.keys(set).length === 0;
  const expectation = () => predictions.get(JSON.stringify(state)) || null;
  const mayHide = () => byId("predict").checked && expectation() === null;
  const isHidden = () => changed !== null && !changed.same && mayHide();

  function enter(next, { since = performance.now(), lever = null } = {}) {
    if (same(next, state)) return;
    if (lever === null || lever !== gesture) past.push(state);
    ahead = [];
    gesture = lever;
    submit(next, since);
  }

  /** Goes to a state without a trace in what can be undone. */
  function submit(next, since = performance.now()) {
    if (!same(next.pinned, state.pinned)) pin += 1;
    state = next;
    told("");
    generation += 1;
    inputs.clear();
    inputs.set(generation, since);
    isSettled = false;
    hasAnswer = true;
    ask(mayHide() && !isBlank(state.now) ? [] : stages());
    for (const id of ["desk", "company"]) byId(id).classList.add("stale");
    byId("told").setAttribute("aria-busy", "true");
    write(byId("status"), "A new answer is under way …");
    showActions();
  }

  function ask(numbers) {
    const { now, pinned } = state;
    isLived = numbers.length > 0;
    const request = { now, pinned, expect: expectation() };
    for (const engine of crew) engine.postMessage({ ask: "change", generation, pin, stages: numbers, nextLuck: info.next_luck, tab: lastTab, column: column(), request });
  }

  function stages() {
    const numbers = isLarge ? Array.from({ length: 20 }, (_, place) => 2 ** place) : info.stages;
    return [...numbers.filter((futures) => futures < info.futures), info.futures];
  }

  function slowDown(milliseconds) {
    if (milliseconds <= SLOW || isLarge) return;
    isLarge = true;
    say("mode", `This company is large for this machine: answers begin coarse, with one future, and become finer. ${byId("mode").textContent}`.trim());
    submit(state, inputs.get(generation));
  }

  /** The frame after the next one comes when the next one is on the screen. */
  async function measure(since) {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    timings.push(performance.now() - since);
    opening ??= performance.now();
    isReady();
  }

  function settle() { isSettled = true; for (const done of waiters.splice(0)) done(); }

  const settled = async () => { while (!isSettled) await new Promise((done) => waiters.push(done)); };

  function travel(from, to) {
    gesture = null;
    if (from.length === 0) return;
    to.push(state);
    submit(from.pop());
  }

  /** Shows the state before the last change for a moment, then this one again. */
  async function replay() {
    if (replayed === generation) return;
    travel(past, ahead);
    const mine = generation;
    replayed = mine;
    told("Before the last change …");
    while (shown.generation !== mine && generation === mine) await pause(50);
    await pause(1500);
    if (generation !== mine) return;
    travel(ahead, past);
    told("… and after it.");
  }

  function showActions() {
    for (const id of ["undo", "replay"]) able(byId(id), past.length > 0);
    able(byId("redo"), ahead.length > 0);
    able(byId("reset"), !isBlank(state.now) || state.pinned !== null);
    able(byId("pin"), !isBlank(state.now) && !same(state.now, state.pinned));
    able(byId("swap"), state.pinned !== null);
    show(byId("unpin"), state.pinned !== null);
  }

  // ---- levers -------------------------------------------------------------------------------------------------
  function moveLever(lever, input, event, isDrag) {
    const { key, value } = lever.said;
    // the value on opening need not lie on a step of the lever
    const moved = input.value === lever.start ? value : Number(input.value);
    const set = { ...state.now.set, [key]: moved };
    // without a preset there is nothing that the value on opening would have to overrule
    if (moved === value && state.now.presets.length === 0) delete set[key];
    enter({ ...state, now: tidy({ ...state.now, set }) }, { since: event.timeStamp, lever: isDrag ? key : null });
  }

  function leverView(lever) {
    const { said } = lever;
    const id = `lever-${said.key.replace(/[^\w-]/g, "-")}`;
    const output = attributes(make("output", { className: "said" }), { for: id });
    const before = make("span", { className: "before" });
    const back = naming(button("put back", () => {
      const { [said.key]: gone, ...set } = state.now.set;
      enter({ ...state, now: tidy({ ...state.now, set }) });
      input.focus();
    }), said.label);
    back.className = "plain";
    const lamp = make("p", { className: "lamp", hidden: true });
    let input;
    if (said.kind === "words") {
      input = make("select", { id, name: said.key }, ...said.words.map((word, place) => make("option", { value: String(place), textContent: word })));
      input.addEventListener("change", (event) => moveLever(lever, input, event, false));
    } else {
      input = make("input", { id, name: said.key, type: "range", min: said.low, max: said.high, step: said.step });
      input.addEventListener("input", (event) => moveLever(lever, input, event, true));
      input.addEventListener("change", () => { gesture = null; });
    }
    input.setAttribute("aria-describedby", `${id}-meaning`);
    input.value = String(said.value);
    lever.start = input.value;
    const unit = !said.unit || said.kind === "words" || said.said.includes(said.unit) ? [] : [make("span", { className: "unit", textContent: said.unit })];
    const source = make("details", {}, naming(make("summary", { textContent: "Source" }), said.label));
    source.append(make("p", { textContent: said.source }));
    if (said.range) source.append(make("p", { textContent: `Range: ${said.range}` }));
    const view = make("div", { className: "lever" },
      make("p", { className: "head" }, make("label", { htmlFor: id, textContent: said.label }), output),
      input,
      lamp,
      make("p", { className: "meaning", id: `${id}-meaning`, textContent: said.meaning }),
      make("div", { className: "under" }, ...unit, source, before, back));
    lever.show = ({ value, said: number, before: was, moved, lamp: warning }, isCurrent) => {
      // the position of a moment ago would take back what has been entered since
      if (isCurrent && gesture !== said.key) input.value = String(value);
      write(output, said.kind === "words" ? "" : number);
      if (said.kind !== "words") input.setAttribute("aria-valuetext", number);
      write(before, moved ? `before: ${was}` : "");
      show(back, said.key in state.now.set);
      write(lamp, warning || "");
      show(lamp, Boolean(warning));
      view.classList.toggle("moved", moved);
    };
    lever.show({ value: said.value, said: said.said, before: said.said, moved: false, lamp: null }, true);
    return view;
  }

  function layOutLevers() {
    levers = new Map([...info.levers, ...info.more].map((said) => [said.key, { said, show: null }]));
    byId("lever-list").replaceChildren(...info.levers.map(({ key }) => leverView(levers.get(key))));
    byId("more-list").replaceChildren();
    byId("more").open = false;
    byId("search").value = "";
    show(byId("more"), info.more.length > 0);

    const field = byId("presets");
    field.replaceChildren(field.firstElementChild);
    show(field, info.presets.length > 0);
    for (const { name, label, expect, about } of info.presets) {
      const box = make("input", { type: "checkbox", value: name });
      box.addEventListener("change", (event) => {
        const presets = box.checked ? [...state.now.presets, name] : state.now.presets.filter((other) => other !== name);
        enter({ ...state, now: tidy({ ...state.now, presets }) }, { since: event.timeStamp });
      });
      const sets = make("details", {}, naming(make("summary", { textContent: "What it sets" }), label));
      sets.append(make("ul", {}, ...about.map((line) => make("li", { textContent: line }))));
      if (expect) sets.append(make("p", { className: "expect", textContent: `Stated in the scenario: ${expect}` }));
      field.append(make("div", { className: "preset" }, make("label", {}, box, make("span", { textContent: label, dir: "auto" })), sets));
    }
  }

  /** All the other levers are laid out when somebody asks for them. */
  function layOutMore() {
    if (!byId("more").open || byId("more-list").hasChildNodes()) return;
    byId("more-list").replaceChildren(...info.more.map(({ key }) => leverView(levers.get(key))));
    showLevers(true);
  }

  function search() {
    const words = byId("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length) byId("more").open = true;
    layOutMore();
    const views = [...byId("lever-list").children, ...byId("more-list").children];
    [...levers.values()].slice(0, views.length).forEach(({ said: { key, label, meaning } }, place) => {
      const text = `${key} ${label} ${meaning}`.toLowerCase();
      show(views[place], words.every((word) => text.includes(word)));
    });
    const options = [...byId("presets").querySelectorAll(".preset")];
    for (const option of options) show(option, words.every((word) => option.textContent.toLowerCase().includes(word)));
    write(byId("search-found"), words.length && [...views, ...options].every((view) => view.hidden) ? "No lever and no option has these words." : "");
  }

  function showLevers(isCurrent, stand = changed.levers) {
    const now = new Map(stand.map((lever) => [lever.key, lever]));
    let others = 0;
    for (const [key, { said, show: showLever }] of levers) {
      const is = now.get(key) || { value: said.value, said: said.said, before: said.said, moved: false, lamp: null };
      if (showLever) showLever(is, isCurrent);
      if (is.moved && info.more.some((lever) => lever.key === key)) others += 1;
    }
    write(byId("more").firstElementChild, others ? `More levers (${others} changed)` : "More levers");
    for (const box of isCurrent ? byId("presets").querySelectorAll("input") : []) box.checked = state.now.presets.includes(box.value);
  }

  function fail(sentence, tell = problem) {
    hasAnswer = false;
    tell(sentence);
    write(byId("status"), `There is no answer to this change. ${sentence}`);
    settle();
  }

  /** Whether what is on the page can be kept; says so if not. */
  function canKeep() {
    if (!hasAnswer) told("There is no answer to this change, so it cannot be kept. Undo it, or move a number back.");
    return hasAnswer;
  }

  function hearChange(said, of) {
    if (of === generation && said.error) {
      fail(said.error, told);
      if (said.levers) showLevers(true, said.levers);
    }
    if (said.error) return;
    changed = said;
    showLevers(of === generation);
    if (of !== generation) return;
    problem("");
    const { now_label: now, pinned_label: pinned } = changed;
    write(byId("arms"), pinned ? `A: ${pinned}. B: ${changed.same ? "as it is" : now}.` : "");
    // a change that comes to nothing needs no guess
    if (changed.same && !isLived) ask(stages());
    if (isHidden()) hideAnswer();
    else show(byId("ask"), false);
  }

  // ---- answers ------------------------------------------------------------------------------------------------
  function hearAnswer({ drawn, futures, isLast, tab: of, generation: number }) {
    if (number !== generation) return;
    if (drawn.error) fail(drawn.error);
    if (drawn.error) return;
    const isOpening = asItIs === null;
    if (isBlank(state.now) && state.pinned === null) asItIs = drawn;
    // a link is followed when the page knows how it is today
    if (isOpening && location.hash.startsWith(LINK)) follow(location.hash);
    else if (isOpening && !same(left.state, state)) submit(left.state);
    if (number !== generation) return;
    answer = drawn;
    const isFirst = shown.generation !== number;
    if (isLast) note(drawn);
    Object.assign(shown, { futures, generation: number });
    showAnswer(drawn, of);
    byId("desk").classList.remove("stale", "today-only");
    const rest = futures < info.futures ? "more are being lived" : "all are being lived once more with other luck";
    write(byId("status"), isLast ? `${futures} futures` : `${futures} of ${info.futures} futures so far; ${rest}`);
    byId("told").setAttribute("aria-busy", String(!isLast));
    if (isFirst) {
      measure(inputs.get(number));
      askForCompany();
    }
    if (isLast) settle();
  }

  function showAnswer(drawn, of) {
    const expected = expectation();
    const { verdict, sentence, expected: came } = drawn;
    const first = verdict
      ? make("p", { className: "verdict" }, `${verdict.label}: `, make("strong", { textContent: verdict.word }), verdict.size)
      : make("p", { className: "verdict", textContent: sentence });
    const more = verdict ? [make("p", { textContent: sentence }), make("ul", {}, ...verdict.lines.map((line) => make("li", { textContent: line })))] : [];
    const guess = came ? [make("p", { className: "expected", textContent: came })] : [];
    put(byId("told"), [first, ...guess]);
    put(byId("lines"), more);
    write(byId("brief"), verdict ? `${verdict.label}: ${verdict.word}` : "");
    drawCharts(drawn.charts);
    markExpectation(changed.same ? null : expected);
    show(byId("details"), true);
    if (drawn.tab && of === tab) showPanel(drawn.tab);
  }

  function drawCharts([first, ...others]) { showCharts(byId("chart"), [first]); showCharts(byId("charts"), others); }

  /** Charts that stay keep their place, so that nothing jumps. */
  function showCharts(place, charts) {
    const old = new Map([...place.children].map((figure) => [figure.dataset.name, figure]));
    const figures = charts.map((chart) => {
      const figure = old.get(chart.name) || figureOf(chart);
      const [title, subtitle, region, alt] = ["h3", ".subtitle", ".chart", ".alt"].map((part) => figure.querySelector(part));
      write(title, chart.title);
      write(subtitle, chart.subtitle);
      show(subtitle, Boolean(chart.subtitle));
      write(alt, chart.alt);
      region.setAttribute("aria-label", `Chart: ${chart.title}`);
      if (figure.drawing !== chart.svg) {
        figure.drawing = chart.svg;
        region.firstElementChild.innerHTML = chart.svg;
      }
      return figure;
    });
    if (!same([...place.children].map((figure) => figure.dataset.name), charts.map(({ name }) => name))) place.replaceChildren(...figures);
  }

  function figureOf({ name }) {
    const caption = make("figcaption", {}, make("h3", { dir: "auto" }), make("p", { className: "subtitle", dir: "auto" }));
    const chart = attributes(make("div", { className: "wide chart" }, make("div")), { role: "region", tabindex: "0" });
    const words = make("details", {}, make("summary", { textContent: "This chart in words" }), make("p", { className: "alt" }));
    return attributes(make("figure", {}, caption, chart, words), { "data-name": name });
  }

  /** What the room said stays at the edge of the first chart. */
  function markExpectation(expected) {
    const { dataset } = byId("chart").querySelector(".chart");
    if (expected) dataset.expected = expected;
    else delete dataset.expected;
  }

  // ---- predict, then reveal -----------------------------------------------------------------------------------
  function hideAnswer() {
    show(byId("ask"), true);
    show(byId("details"), false);
    byId("desk").classList.remove("stale");
    byId("desk").classList.add("today-only");
    Object.assign(shown, { futures: 0, generation });
    if (asItIs) {
      put(byId("told"), [make("p", { className: "verdict", textContent: asItIs.sentence })]);
      put(byId("lines"), []);
      write(byId("brief"), "");
      drawCharts(asItIs.charts);
      markExpectation(null);
    }
    byId("told").setAttribute("aria-busy", "false");
    write(byId("status"), "How it is today; the answer to the change is hidden");
    isReady();
    settle();
  }

  function predict(event) {
    const pressed = event.target.closest("button");
    if (!pressed) return;
    predictions.set(JSON.stringify(state), pressed.value);
    if (byId("expected").value === "") byId("expected").value = `${changed.now_label}: ${EXPECTED[pressed.value]}`;
    byId("picture").focus({ preventScroll: true });
    show(byId("ask"), false);
    submit(state, event.timeStamp);
  }

  // ---- tabs ---------------------------------------------------------------------------------------------------
  let [tab, lastTab] = ["", ""];

  function layOutTabs() {
    const all = [...info.tabs, { name: COMPANY, label: "The company" }];
    byId("tabs").replaceChildren(...all.map(({ name, label }) => {
      const panel = name === COMPANY ? "company" : "panel";
      return attributes(button(label, () => choose(name)), { id: `tab-${name}`, "data-name": name, role: "tab", "aria-controls": panel });
    }));
    tab = "";
    lastTab = info.tabs[0].name;
    choose(lastTab);
  }

  function choose(name) {
    if (name === tab) return;
    tab = name;
    for (const made of byId("tabs").children) {
      const isChosen = made.dataset.name === name;
      made.setAttribute("aria-selected", String(isChosen));
      made.tabIndex = isChosen ? 0 : -1;
    }
    show(byId("panel"), name !== COMPANY);
    show(byId("company"), name === COMPANY);
    if (name === COMPANY) askForCompany();
    if (name === COMPANY) return;
    stop();
    byId("panel").setAttribute("aria-labelledby", `tab-${name}`);
    byId("panel").replaceChildren();
    lastTab = name;
    if (answer) redraw();
  }

  const redraw = () => tellFirst({ ask: "tab", tab: lastTab, column: column() });

  function walkTabs(event) {
    const all = [...byId("tabs").children];
    const at = all.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const next = all[(to + all.length) % all.length];
    next.focus();
    choose(next.dataset.name);
  }

  function showPanel({ charts, rows, heads, note: below }) {
    const panel = byId("panel");
    if (!panel.hasChildNodes()) panel.append(make("div"), make("div"));
    const [pictures, rest] = panel.children;
    showCharts(pictures, charts || []);
    const parts = [];
    if (rows && rows.length) {
      const label = heads.length > rows[0].cells.length ? heads[0] : "";
      const others = heads.length > rows[0].cells.length ? heads.slice(1) : heads;
      const head = (text, scope) => attributes(make("th", { textContent: text, dir: "auto" }), { scope });
      const corner = label ? head(label, "col") : make("td");
      const table = make("table", {},
        make("thead", {}, make("tr", {}, corner, ...others.map((text) => head(text, "col")))),
        make("tbody", {}, ...rows.map((row) => make("tr", {}, head(row.label, "row"), ...row.cells.map((text) => make("td", { textContent: text }))))));
      const name = byId(`tab-${tab}`).textContent;
      parts.push(attributes(make("div", { className: "wide" }, table), { role: "region", tabindex: "0", "aria-label": `Table: ${name}` }));
    }
    if (below) parts.push(make("p", { className: "note", textContent: below }));
    rest.replaceChildren(...parts);
  }

  // ---- the company, week by week ------------------------------------------------------------------------------
  let companies = []; // what is shown
  let arrived = []; // what came of the next
  let [week, aspect, playing] = [0, 0, 0];
  let wasPlayed = false;

  function askForCompany() {
    if (tab !== COMPANY || changed === null || shown.generation !== generation || isHidden()) return;
    if (companies.length && companies[0].generation === generation) return;
    arrived = [];
    const first = changed.pinned ? 2 : 0;
    tellLast({ ask: "company", generation, arms: changed.same ? [first] : [first, 1] });
    write(byId("company-note"), "One future of the company is being lived again …");
  }

  function hearCompany({ company, words, arm, generation: number }) {
    if (number !== generation) return;
    const [seats, weeks, layers] = new Uint32Array(company.buffer, 0, 3);
    let at = 12;
    const take = (Kind, length) => {
      at += length * Kind.BYTES_PER_ELEMENT;
      return new Kind(company.buffer, at - length * Kind.BYTES_PER_ELEMENT, length);
    };
    const [from, to, layer] = [take(Float32Array, seats), take(Float32Array, seats), take(Uint8Array, seats)];
    const shades = [0, 1, 2].map(() => take(Uint8Array, seats * weeks));
    arrived.push({ generation, arm, words, seats, weeks, layers, from, to, layer, shades });
    if (arrived.length < (changed.same ? 1 : 2)) return;
    companies = arrived;
    layOutCompany();
    if (!wasPlayed && !matchMedia("(prefers-reduced-motion: reduce)").matches) play();
    wasPlayed = true;
  }

  function layOutCompany() {
    const [{ words, weeks }] = companies;
    week = Math.min(week, weeks - 1);
    attributes(byId("week"), { max: weeks - 1 });
    byId("sunbursts").replaceChildren(...companies.map((company) => {
      company.canvas = attributes(make("canvas", { width: 1000, height: 860 }), { role: "img" });
      company.sentence = make("p", { dir: "auto" });
      company.wedges = wedges(company);
      company.name = company.arm === 1 ? `B: ${changed.now_label}` : `A: ${changed.pinned ? changed.pinned_label : "as it is"}`;
      return make("figure", {}, make("figcaption", {}, make("h3", { textContent: company.name, dir: "auto" })), company.canvas, company.sentence);
    }));
    const choices = words.aspects.map(({ label }, place) => {
      const input = make("input", { type: "radio", name: "aspect", value: String(place), checked: place === aspect });
      return make("label", {}, input, label);
    });
    byId("aspects").replaceChildren(byId("aspects").firstElementChild, ...choices);
    byId("departments").replaceChildren(...words.departments.map(({ label }) => make("li", { textContent: label, dir: "auto" })));
    write(byId("company-note"), "One future, lived again week by week. The head is in the middle, each ring is a layer further down.");
    for (const id of ["replay-controls", "legend"]) show(byId(id), true);
    byId("company").classList.remove("stale");
    showWeek();
  }

  const CENTRE = [500, 430];
  const RADIUS = 340;
  /** Below this width a department is a number in the picture and a line below it. Pixels. */
  const NARROW = 400;

  /** The seats as pieces of rings. Angles run clockwise from the top. */
  function wedges({ seats, layers, from, to, layer }) {
    const turn = -Math.PI / 2;
    return Array.from({ length: seats }, (_, seat) => {
      const path = new Path2D();
      const [inner, outer] = [layer[seat], layer[seat] + 1].map((ring) => (ring / layers) * RADIUS);
      path.arc(...CENTRE, outer, from[seat] + turn, to[seat] + turn);
      if (inner > 0) path.arc(...CENTRE, inner, to[seat] + turn, from[seat] + turn, true);
      path.closePath();
      return path;
    });
  }

  function showWeek() {
    byId("week").value = String(week);
    write(byId("week-told"), `${week + 1}`);
    byId("week").setAttribute("aria-valuetext", `Week ${week + 1}`);
    const { legend_low: low, legend_high: high, palette } = companies[0].words.aspects[aspect];
    write(byId("low"), low);
    write(byId("high"), high);
    byId("strip").style.background = `linear-gradient(to right, ${palette.filter((_, shade) => shade % 15 === 0).join(", ")})`;
    show(byId("departments"), companies[0].canvas.clientWidth < NARROW);
    for (const company of companies) {
      const { canvas, words, sentence, name } = company;
      const said = words.weeks[week][aspect];
      drawCompany(company);
      write(sentence, said);
      canvas.setAttribute("aria-label", `${name}. Week ${week + 1}: ${said}`);
    }
  }

  function drawCompany({ canvas, words, seats, shades, wedges: paths }) {
    const pen = canvas.getContext("2d");
    const colour = (name) => getComputedStyle(canvas).getPropertyValue(name);
    const { palette } = words.aspects[aspect];
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.strokeStyle = colour("--paper");
    pen.lineWidth = seats > 800 ? 0.5 : 1.5;
    for (let seat = 0; seat < seats; seat += 1) {
      pen.fillStyle = palette[shades[aspect][week * seats + seat]];
      pen.fill(paths[seat]);
      pen.stroke(paths[seat]);
    }
    // letters keep their size on small screens, where there is only room for a number
    const size = Math.round((14 * canvas.width) / (canvas.clientWidth || canvas.width));
    const isNumbered = canvas.clientWidth < NARROW;
    pen.font = `${size}px Inter, sans-serif`;
    pen.fillStyle = colour("--ink");
    pen.strokeStyle = colour("--edge");
    pen.lineWidth = 3;
    pen.textBaseline = "middle";
    words.departments.forEach(({ label, from, to }, place) => {
      const [start, end] = [from - Math.PI / 2, to - Math.PI / 2];
      const gap = Math.min(0.01, (end - start) / 8);
      pen.beginPath();
      pen.arc(...CENTRE, RADIUS + 8, start + gap, end - gap);
      pen.stroke();
      const [x, y] = [Math.cos((start + end) / 2), Math.sin((start + end) / 2)];
      pen.textAlign = Math.abs(x) < 0.25 ? "center" : x > 0 ? "left" : "right";
      const [left, top] = [CENTRE[0] + x * (RADIUS + 20), CENTRE[1] + y * (RADIUS + 20 + size * 0.5)];
      const room = pen.textAlign === "center" ? 400 : x > 0 ? canvas.width - left : left;
      const lines = isNumbered ? [String(place + 1)] : wrap(pen, label, room);
      lines.forEach((line, row) => pen.fillText(line, left, top + (row - (lines.length - 1) / 2) * size * 1.1, room));
    });
  }

  function wrap(pen, text, room) {
    const lines = [""];
    for (const word of text.split(" ")) {
      const longer = `${lines[lines.length - 1]} ${word}`.trim();
      if (pen.measureText(longer).width <= room || lines[lines.length - 1] === "") lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  }

  function play() {
    const { weeks } = companies[0];
    if (week >= weeks - 1) week = 0;
    write(byId("play"), "Pause");
    let last = performance.now();
    const step = (time) => {
      if (time - last >= Math.max(60, 16000 / weeks)) {
        last = time;
        week = Math.min(week + 1, weeks - 1);
        showWeek();
      }
      if (week < weeks - 1) playing = requestAnimationFrame(step);
      else stop();
    };
    playing = requestAnimationFrame(step);
  }

  function stop() { cancelAnimationFrame(playing); playing = 0; write(byId("play"), "Play"); }

  // ---- what is kept: links, files, notes ----------------------------------------------------------------------
  function download(name, content, type) {
    const address = URL.createObjectURL(new Blob([content], { type }));
    const anchor = make("a", { href: address, download: name });
    document.body.append(anchor);
    anchor.click();
    anchor.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
    told(`Saved as ${name}.`);
  }

  const packed = ({ presets, set }) => ({ ...(presets.length && { p: presets }), ...(Object.keys(set).length && { s: set }) });

  function linkOf({ now, pinned }) {
    const text = JSON.stringify({ i: info.id, n: packed(now), ...(pinned && { a: packed(pinned) }) });
    const bytes = String.fromCharCode(...new TextEncoder().encode(text));
    return LINK + btoa(bytes).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  /** What a link says, or a sentence about what is wrong with it. */
  function linked(fragment) {
    try {
      const bytes = atob(fragment.slice(LINK.length).replace(/-/g, "+").replace(/_/g, "/"));
      const text = new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes, (letter) => letter.charCodeAt(0)));
      const { i: id, n: now, a: pinned = null } = JSON.parse(text);
      const change = (packed) => ({ presets: packed.p || [], set: packed.s || {} });
      return { id, now: change(now), pinned: pinned && change(pinned) };
    } catch {
      return { wrong: "This link is cut off or damaged. The page shows the scenario as it is." };
    }
  }

  function isKnown({ presets, set }) {
    const names = info.presets.map(({ name }) => name);
    return Array.isArray(presets) && presets.every((name) => names.includes(name))
      && Object.entries(set).every(([key, value]) => levers.has(key) && Number.isFinite(value));
  }

  function follow(fragment) {
    const { id, now, pinned, wrong } = linked(fragment);
    if (wrong) problem(wrong);
    else if (id !== info.id || !isKnown(now) || (pinned && !isKnown(pinned))) {
      problem("This link belongs to another scenario or another version of this page. The page shows the scenario as it is.");
    } else enter(tidyState({ now, pinned }));
  }

  async function copyLink() {
    if (!canKeep()) return;
    const fragment = linkOf(state);
    if (fragment.length > LONGEST_LINK) return told("This is more than a link can carry. Save the scenario instead and pass on the file.");
    const address = location.href.split("#")[0] + fragment;
    const field = make("input", { type: "text", readOnly: true, value: address });
    showKept(make("label", {}, "Link to what is on the page now", field));
    try {
      await navigator.clipboard.writeText(address);
      told(location.protocol === "file:" ? "Copied. Others open their own copy of this page and add the end of the link, from # on, to its address." : "The link is copied.");
    } catch {
      field.focus();
      field.select();
      told("Copy the link from the field.");
    }
  }

  function showKept(...content) {
    byId("kept").replaceChildren(...content, button("Close", () => {
      show(byId("kept"), false);
      byId("save-charts").setAttribute("aria-expanded", "false");
      byId("link").focus();
    }));
    show(byId("kept"), true);
    byId("save-charts").setAttribute("aria-expanded", "false");
  }

  async function saveScenario() {
    if (!canKeep()) return;
    const { text, file, lines, error } = await replyTo("save");
    if (error) return problem(error);
    download(file, text, "text/plain");
    if (!lines) return;
    // browsers ask before a page saves two files at once
    showKept(button(`Save ${lines.file}`, () => download(lines.file, lines.text, "text/csv")));
    told(`Saved as ${file}. It needs ${lines.file} beside it.`);
  }

  async function offerCharts() {
    const isOld = () => !answer || isHidden() || byId("desk").classList.contains("stale");
    if (isOld()) return told("There is no finished chart yet.");
    const { charts, tab: opened, error } = await replyTo("charts");
    if (error || isOld()) return told(error || "The charts are changing.");
    showKept(make("ul", {}, ...[...charts, ...(tab === COMPANY || !opened ? [] : opened.charts)].map(({ name, title, svg }) => {
      const asSvg = naming(button("SVG", () => download(`${name}.svg`, svg, "image/svg+xml")), title);
      const asPng = naming(button("PNG", () => savePng(name, svg)), title);
      return make("li", {}, asSvg, asPng, make("span", { textContent: title, dir: "auto" }));
    })));
    byId("save-charts").setAttribute("aria-expanded", "true");
  }

  async function savePng(name, svg) {
    const picture = new Image();
    picture.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
    try {
      await picture.decode();
    } catch {
      return told("This browser does not turn charts into PNG; SVG works.");
    }
    const { naturalWidth: width, naturalHeight: height } = picture;
    const canvas = make("canvas", { width, height: height + 50 });
    const pen = canvas.getContext("2d");
    const colour = (of) => getComputedStyle(document.body).getPropertyValue(of);
    Object.assign(pen, { fillStyle: colour("--paper"), font: "24px Inter, sans-serif" });
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, width, height);
    pen.fillStyle = colour("--muted");
    pen.fillText(CAUTION, 60, height + 20);
    canvas.toBlob((blob) => download(`${name}.png`, blob, "image/png"), "image/png");
  }

  let seen = []; // verdicts in the order in which the room saw them

  function note({ sentence, verdict, futures }) {
    if (changed.same && !changed.pinned_label) return;
    const link = linkOf(state);
    const expected = expectation();
    seen = seen.filter((other) => other.link !== link);
    const { now_all: now, pinned_all: pinned } = changed;
    seen.push({ link, sentence, verdict, futures, expected, now: now.join("; ") || "As it is", pinned: pinned.join("; ") });
  }

  function notes() {
    const lines = [info.title, info.question, "", CAUTION, `orgdrift ${settings.version}, seed ${info.seed}`, "", "WHAT WAS TRIED"];
    if (!seen.length) lines.push("Nothing yet.");
    seen.forEach(({ link, sentence, verdict, futures, expected, now, pinned }, place) => {
      lines.push("", `${place + 1}. ${now}${pinned ? ` (A: ${pinned})` : ""}, ${futures} futures`);
      if (expected) lines.push(`   The room expected: ${EXPECTED[expected]}`);
      if (verdict) lines.push(`   ${verdict.label}: ${verdict.word}${verdict.size}`, ...verdict.lines.map((line) => `   ${line}`));
      lines.push(`   ${sentence}`, `   To see it again, add to the address of the page: ${link}`);
    });
    for (const [id, heading] of [["expected", "WE EXPECTED"], ["saw", "WE SAW"], ["try", "WE WILL TRY"]]) lines.push("", heading, byId(id).value || "–");
    return `${lines.join("\n")}\n`;
  }

  // ---- the card -----------------------------------------------------------------------------------------------
  function layOutCard() {
    const { card, findings } = info;
    const lookIn = () => { choose(card.look_in.name); byId("details").scrollIntoView(); };
    const paragraph = (text) => make("p", { textContent: text, dir: "auto" });
    const list = (lines) => make("ul", {}, ...lines.map((line) => make("li", { textContent: line, dir: "auto" })));
    const parts = [];
    if (card) {
      const after = [["What people often expect", card.people_expect], ["The case behind it", card.case]].filter(([, text]) => text);
      parts.push(["Question to the room", [paragraph(card.ask)]], ["What to look at", [paragraph(card.look_at), ...(card.look_in ? [button(`Go to “${card.look_in.label}”`, lookIn)] : [])]]);
      parts.push(["Talk about it", [list(card.debrief), ...after.map(([what, text]) => paragraph(`${what}: ${text}`))]]);
    }
    // a finding, and when it does not happen, are one click away; what was chosen stays above its picture
    const finding = (text, to) => {
      const line = make("p", { className: "finding" }, make("span", { textContent: text, dir: "auto" }));
      const go = () => {
        enter(tidyState(to));
        byId("card-text").replaceChildren(line);
        byId("card-text").scrollIntoView();
      };
      if (to) line.append(naming(button("Show it", go), text));
      return line;
    };
    const pairs = findings.flatMap(({ says, but, shown: there, tried }) => [finding(says, there), finding(`But: ${but}`, tried)]);
    if (pairs.length) parts.push(["When this does not happen", pairs]);
    const place = byId("card-text");
    show(place, false);
    const buttons = parts.map(([label, content]) => button(label, (event) => {
      const isOpen = event.currentTarget.getAttribute("aria-expanded") === "true" && place.childElementCount === content.length;
      for (const other of buttons) other.setAttribute("aria-expanded", "false");
      event.currentTarget.setAttribute("aria-expanded", String(!isOpen));
      place.setAttribute("aria-label", label);
      place.replaceChildren(...content);
      show(place, !isOpen);
    }));
    for (const made of buttons) attributes(made, { "aria-expanded": "false", "aria-controls": "card-text" });
    byId("card").replaceChildren(...buttons);
    show(byId("card"), buttons.length > 0);
  }

  // ---- opening ------------------------------------------------------------------------------------------------
  let isReady;
  const ready = new Promise((done) => { isReady = done; });

  function showQuestion({ title, question }) {
    write(byId("question"), question || title);
    write(byId("title"), question && question !== title ? title : "");
    document.title = `${title} · orgdrift`;
  }

  function offerChoice() {
    dismiss();
    stop();
    problem("");
    document.title = "orgdrift";
    write(byId("question"), "What if?");
    for (const id of ["about", "mode", "tools", "card-text", "desk", "bar"]) show(byId(id), false);
    byId("choices").replaceChildren(...scenarios.map((one) => {
      const made = button("", () => open(one));
      made.append(make("strong", { textContent: one.title, dir: "auto" }), make("span", { textContent: one.question, dir: "auto" }));
      return make("li", {}, made);
    }));
    show(byId("choice"), true);
  }

  const desks = new Map(); // what is left of the questions that were on the page before
  let left = null; // of the one that is on it again
  const BOXES = ["expected", "saw", "try"];

  function open(chosen) {
    if (info) desks.set(scenario, { state, past, ahead, seen, predictions, boxes: BOXES.map((id) => byId(id).value) });
    scenario = chosen;
    info = changed = asItIs = answer = null;
    state = { now: BLANK, pinned: null };
    left = desks.get(chosen) || { state, past: [], ahead: [], seen: [], predictions: new Map(), boxes: ["", "", ""] };
    ({ past, ahead, seen, predictions } = left);
    BOXES.forEach((id, place) => { byId(id).value = left.boxes[place]; });
    companies = [];
    gesture = null;
    isLarge = isSettled = wasPlayed = false;
    [week, aspect, shown.futures] = [0, 0, 0];
    for (const id of ["told", "chart", "lines", "charts", "panel", "sunbursts"]) byId(id).replaceChildren();
    for (const id of ["choice", "kept", "ask", "replay-controls", "legend", "departments"]) show(byId(id), false);
    say("mode", "");
    showQuestion(chosen);
    show(byId("about"), true);
    write(byId("today"), "Opening: the first futures are being lived …");
    show(byId("choose"), scenarios.length > 1);
    hire(Math.max(1, Math.min(navigator.hardwareConcurrency || 1, 8)));
  }

  function opened(said) {
    problem(said.error || "");
    if (said.error) return;
    info = said;
    showQuestion(info);
    write(byId("today"), info.today || "");
    layOutCard();
    layOutLevers();
    layOutTabs();
    for (const id of ["tools", "desk", "bar"]) show(byId(id), true);
    if (scenarios.length > 1) byId("question").focus({ preventScroll: true });
    submit(state);
  }

  onPress("pin", () => enter({ ...state, pinned: state.now }));
  onPress("unpin", () => { byId("pin").focus(); enter({ ...state, pinned: null }); });
  onPress("swap", () => enter({ now: state.pinned, pinned: state.now }));
  onPress("undo", () => travel(past, ahead));
  onPress("redo", () => travel(ahead, past));
  onPress("reset", () => enter({ now: BLANK, pinned: null }));
  onPress("replay", replay);
  onPress("link", copyLink);
  onPress("save", saveScenario);
  onPress("save-charts", offerCharts);
  onPress("save-notes", () => download(`${info.id}-notes.txt`, notes(), "text/plain"));
  onPress("choose", offerChoice);
  onPress("play", () => (playing ? stop() : play()));
  byId("week").addEventListener("input", () => {
    stop();
    week = Number(byId("week").value);
    showWeek();
  });
  byId("aspects").addEventListener("change", (event) => { aspect = Number(event.target.value); showWeek(); });
  byId("ask").addEventListener("click", predict);
  byId("predict").addEventListener("change", (event) => submit(state, event.timeStamp));
  byId("tabs").addEventListener("keydown", walkTabs);
  byId("more").addEventListener("toggle", layOutMore);
  byId("search").addEventListener("input", search);
  // what was written is kept nowhere else
  addEventListener("beforeunload", (event) => { if (BOXES.some((id) => byId(id).value !== "")) event.preventDefault(); });
  addEventListener("hashchange", () => { if (info && location.hash.startsWith(LINK)) follow(location.hash); });
  let resized = 0;
  addEventListener("resize", () => {
    if (tab === COMPANY && companies.length) showWeek();
    clearTimeout(resized);
    if (answer) resized = setTimeout(redraw, 200);
  });

  // for tests and for the measuring of the program that writes this page
  const set = (next) => enter(tidyState(next));
  /** Bytes of all engines and of the page's own script. */
  const memory = () => memories.reduce((sum, held) => sum + held, performance.memory?.usedJSHeapSize ?? 0);
  const saved = async () => (await replyTo("save")).text;
  window.orgdrift = { ready, state: () => structuredClone(state), set, settled, shown: () => ({ ...shown }), timings, memory, saved, link: () => linkOf(state) };

  /** Fifty moves of the first lever, then all futures, told to whoever opened the page with `orgdrift live --measure`. */
  async function measureAll() {
    await ready.then(settled);
    const slider = byId("lever-list").querySelector("input[type=range]");
    const [first, low, high, step] = [timings.length, ...[slider.min, slider.max, slider.step].map(Number)];
    const move = (number) => {
      slider.value = String(low + step * Math.floor((((number * 0.618) % 1) * (high - low)) / step));
      slider.dispatchEvent(new Event("input", { bubbles: true }));
    };
    for (let number = 1; number <= 50; number += 1) for (move(number); timings.length < first + number;) await pause(2);
    const since = await settled().then(() => performance.now());
    for (move(51); shown.generation !== generation || shown.futures < info.futures;) await pause(2);
    console.log(`MEASURED ${JSON.stringify({ drags: timings.slice(first, first + 50), all: performance.now() - since, first_chart: opening, workers: crew.length, memory: memory() })}`);
  }

  byId("predict").checked = Boolean(settings.expects);
  byId("report").href = settings.report || "";
  show(byId("report"), Boolean(settings.report));
  compile().then((compiled) => {
    module = compiled;
    const meant = location.hash.startsWith(LINK) ? scenarios.find(({ id }) => id === linked(location.hash).id) : null;
    if (scenarios.length === 1) open(scenarios[0]);
    else if (meant) open(meant);
    else offerChoice();
  }, (reason) => problem(reason.message));
  if (location.hash === "#measure") measureAll();
})();
