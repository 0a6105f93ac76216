// The engine's side of the page. A worker runs this file alone; where workers are refused, the page runs the
// same functions itself.
"use strict";

const VERBS = { open: 0, change: 1, live: 2, keep: 3, draw: 4, save: 5, company: 6, companyWords: 7, keepHeadline: 8 };
/** Runs are told apart by what is lived; those with the luck of the next future, which tell luck from assumptions, come after. */
const WITH_NEXT_LUCK = 3;

/** The compiled simulator as a function of a verb and the bytes of a request. */
async function startEngine(module) {
  const { memory, reserve, call } = (await WebAssembly.instantiate(module)).exports;
  const engine = (verb, request) => {
    const place = reserve(request.length) >>> 0;
    new Uint8Array(memory.buffer, place, request.length).set(request);
    const answer = call(verb, place, request.length) >>> 0;
    const length = new DataView(memory.buffer).getUint32(answer, true);
    // the engine uses the place again with the next call
    return new Uint8Array(memory.buffer, answer + 4, length).slice();
  };
  return Object.assign(engine, { held: () => memory.buffer.byteLength });
}

/**
 * Serves one engine to a page. Every engine lives its own share of the futures, always the same ones, because it
 * keeps what it needs of them. The first engine also tells: the others hand it their results, and it draws as soon
 * as a stage is complete.
 *
 * A change that arrives while a future is being lived waits for that one future and replaces everything else.
 */
function serve(port) {
  const text = new TextEncoder();
  const words = new TextDecoder();
  let engine = null;
  let place = 0; // among the engines; 0 tells
  let engines = 1;
  let teller = null; // where the others hand in results
  let told = true; // whether the time of the first future was reported

  let waiting = null; // the latest change that is not begun
  let change = null; // the change that is being answered
  let window = null; // what results hold for: the last weeks, of which they speak, and the teams that options reach
  let arms = [];
  let isTwice = false; // whether all futures are lived again with the luck of the next one
  let todo = []; // futures that are still to be lived, as [kind of run, future]
  let company = []; // arms whose company is asked for
  let early = []; // results for a change that this engine has not seen yet
  let drawn = { futures: 0, next_luck: false };
  const lived = Array.from({ length: 2 * WITH_NEXT_LUCK }, () => new Set());
  const kept = lived.map(() => new Set());

  // a message to itself gives way to messages that came in meanwhile, and to painting
  const turn = new MessageChannel();
  let isTurning = false;
  const go = () => {
    if (isTurning) return;
    isTurning = true;
    turn.port2.postMessage(0);
  };
  turn.port1.onmessage = () => {
    isTurning = false;
    attempt(step);
  };

  const sentence = (problem) => String(problem.message || problem);
  function attempt(act) {
    try {
      act();
    } catch (problem) {
      todo = [];
      port.postMessage({ failed: sentence(problem) });
    }
  }

  const asked = (verb, request) => JSON.parse(words.decode(engine(verb, text.encode(JSON.stringify(request)))));
  const bytes = (verb, request) => {
    const answer = engine(verb, request instanceof Uint8Array ? request : text.encode(JSON.stringify(request)));
    if (answer[0] !== 1) throw new Error(words.decode(answer.subarray(1)));
    return answer.slice(1);
  };

  async function start(data) {
    ({ place, engines, teller } = data);
    engine = await startEngine(data.module);
    for (const other of data.others) other.onmessage = (event) => attempt(() => handIn(event.data));
    told = place !== 0;
    const opened = asked(VERBS.open, data.scenario);
    port.postMessage(place === 0 || opened.error ? { opened } : { opened: null });
  }

  function begin() {
    const answer = asked(VERBS.change, waiting.request);
    const pinIsNew = change === null || change.pin !== waiting.pin;
    change = waiting;
    waiting = null;
    const isStale = [answer.basis !== window, true, pinIsNew || answer.basis !== window];
    for (const runs of [...lived, ...kept].filter((_, kind) => isStale[kind % 3])) runs.clear();
    window = answer.basis;
    company = [];
    todo = [];
    drawn = { futures: 0, next_luck: false };
    arms = [0];
    if (!answer.error) {
      if (!answer.same) arms.push(1);
      if (answer.pinned) arms.push(2);
      isTwice = change.nextLuck && arms.length > 1;
      for (const again of isTwice ? [0, WITH_NEXT_LUCK] : [0]) {
        for (let future = place; future < most(); future += engines) {
          for (const arm of arms) if (!lived[arm + again].has(future)) todo.push([arm + again, future]);
        }
      }
    }
    if (place === 0) {
      port.postMessage({ changed: answer, generation: change.generation });
      const arrived = early;
      early = [];
      for (const result of arrived) handIn(result);
      if (!answer.error) drawIfComplete();
    }
  }

  function step() {
    if (engine === null) return;
    if (waiting) begin();
    else if (company.length) showCompany(company.shift());
    else if (todo.length) live(...todo.shift());
    if (waiting || company.length || todo.length) go();
    else port.postMessage({ held: engine.held(), place });
  }

  function live(kind, future) {
    const since = performance.now();
    const result = bytes(VERBS.live, { arm: kind % 3, future, next_luck: kind >= WITH_NEXT_LUCK });
    lived[kind].add(future);
    if (!told) {
      told = true;
      port.postMessage({ firstFuture: performance.now() - since });
    }
    const handed = { generation: change.generation, pin: change.pin, window, kind, future, result };
    if (place === 0) handIn(handed);
    else teller.postMessage(handed, [result.buffer]);
  }

  /** Takes a result of this or another engine. */
  function handIn(handed) {
    const { kind, future, result } = handed;
    if (change === null || handed.generation > change.generation) {
      early.push(handed);
      return;
    }
    // the scenario as it is stays what it was; what is pinned only until something else is pinned
    const counts = [true, handed.generation === change.generation, handed.pin === change.pin];
    if (!counts[kind % 3] || handed.window !== window) return;
    const answer = kind < WITH_NEXT_LUCK ? keep(kind, future, result) : keepHeadline(kind - WITH_NEXT_LUCK, future, result);
    if (answer.error) throw new Error(answer.error);
    kept[kind].add(future);
    if (!waiting) drawIfComplete();
  }

  function keep(arm, future, result) {
    const request = new Uint8Array(8 + result.length);
    const head = new DataView(request.buffer);
    head.setUint32(0, arm, true);
    head.setUint32(4, future, true);
    request.set(result, 8);
    return JSON.parse(words.decode(engine(VERBS.keep, request)));
  }

  function keepHeadline(arm, future, result) {
    const headline = new DataView(result.buffer).getFloat64(0, true);
    return asked(VERBS.keepHeadline, { arm, future, headline });
  }

  const most = () => Math.max(0, ...change.stages);

  function drawIfComplete() {
    const isComplete = (stage, again) => arms.every((arm) => {
      for (let future = 0; future < stage; future += 1) if (!kept[arm + again].has(future)) return false;
      return true;
    });
    const complete = change.stages.filter((stage) => stage > drawn.futures && isComplete(stage, 0));
    if (complete.length) draw(Math.max(...complete), false);
    if (isTwice && drawn.futures === most() && drawn.futures > 0 && !drawn.next_luck && isComplete(most(), WITH_NEXT_LUCK)) draw(most(), true);
  }

  function draw(futures, withNextLuck) {
    drawn = { futures, next_luck: withNextLuck };
    const answer = asked(VERBS.draw, { ...drawn, tab: change.tab, column: change.column });
    const isLast = futures === most() && (withNextLuck || !isTwice);
    port.postMessage({ drawn: answer, futures, isLast, tab: change.tab, generation: change.generation });
  }

  function showCompany(arm) {
    const picture = bytes(VERBS.company, { arm, future: 0 });
    const sentences = asked(VERBS.companyWords, {});
    port.postMessage({ company: picture, words: sentences, arm, generation: change.generation }, [picture.buffer]);
  }

  const handle = {
    start: (data) => start(data).then(go, (problem) => port.postMessage({ refused: sentence(problem) })),
    change: (data) => {
      waiting = data;
      go();
    },
    tab: (data) => {
      Object.assign(waiting || change || {}, { tab: data.tab, column: data.column });
      if (change === null || waiting) return;
      if (drawn.futures > 0) draw(drawn.futures, drawn.next_luck);
    },
    save: () => {
      if (waiting) begin();
      port.postMessage({ reply: "save", answer: asked(VERBS.save, {}) });
    },
    charts: () => port.postMessage({ reply: "charts", answer: asked(VERBS.draw, { ...drawn, tab: change.tab, alone: true }) }),
    company: (data) => {
      if (change === null || data.generation !== change.generation) return;
      company = data.arms;
      go();
    },
  };
  port.onmessage = (event) => attempt(() => handle[event.data.ask](event.data));
}

if (typeof document === "undefined") serve(self);
