// Small conveniences; nothing on this page needs them.
(() => {
  "use strict";
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const button = (text, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", () => act(made));
    return made;
  };

  // sampled futures of a chart
  for (const figure of all("figure")) {
    if (!figure.querySelector("svg .futures")) continue;
    const toggle = button("Show sampled futures", (made) => {
      const shown = figure.classList.toggle("shows-futures");
      made.setAttribute("aria-pressed", String(shown));
    });
    toggle.setAttribute("aria-pressed", "false");
    figure.querySelector("figcaption").append(toggle);
  }

  // all numbers at once, for reading on paper
  const parts = all("details");
  const shape = document.querySelector("header .shape");
  if (parts.length && shape) {
    shape.append(button("Open all numbers", (made) => {
      const open = parts.some((part) => !part.open);
      for (const part of parts) part.open = open;
      made.textContent = open ? "Close all numbers" : "Open all numbers";
    }));
  }

  // tables sort by a column; numbers by their exact value
  const key = (row, column) => {
    const cell = row.cells[column];
    const data = cell.querySelector("data");
    return data ? Number(data.value) : cell.textContent.trim();
  };
  const order = (one, other) => {
    const numbers = [typeof one, typeof other].map((kind) => kind === "number");
    if (numbers[0] && numbers[1]) return one - other;
    if (numbers[0] !== numbers[1]) return numbers[0] ? -1 : 1;
    return one.localeCompare(other);
  };
  for (const table of all("table")) {
    const body = table.tBodies[0];
    if (body.rows.length < 3 || table.querySelector("[rowspan]")) continue;
    const heads = all("thead th", table);
    heads.forEach((head, column) => {
      const made = button("", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = [...body.rows].sort((one, other) => order(key(one, column), key(other, column)));
        body.append(...(down ? rows.reverse() : rows));
      });
      made.className = "sort";
      made.append(...head.childNodes);
      head.append(made);
    });
  }
})();
