"use strict";
(() => {
  // ---- data: an index of all records, and a block for each that is read when it is looked at ----

  const index = JSON.parse(document.querySelector("script.index").textContent);
  const blocks = document.querySelectorAll("script.record");
  const recordAt = (number) => JSON.parse(blocks[number].textContent);
  const findingsOf = (number) => {
    const [, ...codes] = index.records[number];
    return Array.from({ length: codes.length / 2 }, (_, i) => ({ rule: codes[2 * i], severity: codes[2 * i + 1] }));
  };
  const BATCH = 12; // records added at a time
  const PRINTED = 300; // records that a print-out holds at most
  const BARS = 10; // of a chart, before the rest is asked for

  const say = (key, facts = {}) =>
    (index.words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => facts[name] ?? whole);

  // ---- building the page: data becomes text nodes, never markup ----

  const HIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/;

  /** Text in which characters that cannot be seen, or that turn others around, are written out. */
  function text(string) {
    if (!HIDDEN.test(string)) return document.createTextNode(string);
    const parts = document.createDocumentFragment();
    for (const part of string.split(new RegExp(`(${HIDDEN.source})`))) {
      if (part.length === 1 && HIDDEN.test(part)) {
        const code = part.charCodeAt(0);
        const spelled = code < 256 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
        parts.append(make("span", { class: "hidden" }, spelled));
      } else if (part) {
        parts.append(part);
      }
    }
    return parts;
  }

  function fill(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
      if (value === true) element.setAttribute(name, "");
      else if (value !== false && value !== undefined) element.setAttribute(name, value);
    }
    for (const child of children) {
      if (child || child === 0) element.append(child instanceof Node ? child : text(String(child)));
    }
    return element;
  }
  const make = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);
  const draw = (tag, attributes = {}, ...children) =>
    fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
  const at = (id) => document.getElementById(id);

  /** A text whose characters are counted as the checker counts them. */
  function characters(string) {
    const list = /[\ud800-\udfff]/.test(string) ? Array.from(string) : null;
    return {
      length: list ? list.length : string.length,
      slice: (start, end) => (list ? list.slice(start, end).join("") : string.slice(start, end)),
    };
  }

  // ---- what is shown ----

  const filter = { severities: new Set([0, 1, 2]), rule: -1, file: -1, query: "", clean: false, whole: false };
  const searched = []; // lower-case words of each record, made at the first search

  function wordsOf(number) {
    if (searched[number] === undefined) {
      const record = recordAt(number);
      const said = record.findings.flatMap((finding) => [finding.rule, finding.message]);
      const texts = record.targets.flatMap((target) => [target.field, target.text]);
      searched[number] = [record.id, record.title, record.path, record.source.text, ...texts, ...said].join("\n").toLowerCase();
    }
    return searched[number];
  }

  const wanted = (finding, but) =>
    (but === "severity" || filter.severities.has(finding.severity)) &&
    (but === "rule" || filter.rule < 0 || finding.rule === filter.rule);

  /** Numbers of the records to show; and counts for charts and buttons, each as if its own filter were off. */
  function sift() {
    const counts = { rule: new Map(), file: new Map(), severity: [0, 0, 0], findings: 0 };
    const records = [];
    const query = filter.query.trim().toLowerCase();
    const add = (map, key, severity) => {
      if (!map.has(key)) map.set(key, [0, 0, 0]);
      map.get(key)[severity] += 1;
    };
    index.records.forEach(([file], number) => {
      if (query && !wordsOf(number).includes(query)) return;
      const here = filter.file < 0 || filter.file === file;
      const findings = findingsOf(number);
      let hits = 0;
      for (const finding of findings) {
        if (here && wanted(finding, "rule")) add(counts.rule, finding.rule, finding.severity);
        if (wanted(finding)) add(counts.file, file, finding.severity);
        if (here && wanted(finding, "severity")) counts.severity[finding.severity] += 1;
        if (here && wanted(finding)) hits += 1;
      }
      counts.findings += hits;
      if (here && (hits || (filter.clean && !findings.length && filter.rule < 0))) records.push(number);
    });
    return { records, counts };
  }

  let showing = []; // numbers of the records that fit
  let built = 0; // how many of them are on the page

  function apply() {
    const { records, counts } = sift();
    showing = records;
    built = 0;
    current = -1;
    watched.disconnect();
    at("records").replaceChildren();
    const facts = { findings: counts.findings, records: records.length, all: index.records.length };
    at("shown").textContent = say("shown", facts);
    chart(at("by-rule"), "rule", counts.rule, (rule) => index.rules[rule].id);
    chart(at("by-file"), "file", counts.file, (file) => index.files[file] || say("no-file"), shortPath);
    for (const button of at("severities").querySelectorAll("button")) {
      const severity = Number(button.dataset.severity);
      button.setAttribute("aria-pressed", filter.severities.has(severity));
      button.querySelector(".count").textContent = counts.severity[severity];
    }
    at("rule").value = filter.rule;
    at("file").value = filter.file;
    for (const name of ["clean", "whole"]) at(name).setAttribute("aria-pressed", String(filter[name]));
    if (at("query").value !== filter.query) at("query").value = filter.query;
    remember();
    if (!records.length) {
      const nothing = index.records.some((codes) => codes.length > 1) ? "nothing-fits" : "nothing-found";
      at("records").append(make("p", { class: "nothing-here" }, say(nothing)));
    }
    more();
  }

  function more(count = BATCH) {
    const next = showing.slice(built, built + count);
    built += next.length;
    at("records").append(...next.map(card));
    return next.length > 0;
  }

  /** The filter in the address, so that a view can be kept and passed on. */
  function remember() {
    const said = new URLSearchParams();
    if (filter.severities.size < 3) said.set("severity", [...filter.severities].map((s) => index.severities[s]).join(","));
    if (filter.rule >= 0) said.set("rule", index.rules[filter.rule].id);
    if (filter.file >= 0) said.set("file", index.files[filter.file]);
    if (filter.query) said.set("q", filter.query);
    for (const name of ["clean", "whole"]) if (filter[name]) said.set(name, "1");
    try {
      history.replaceState(null, "", `#${said}`);
    } catch {
      // a page in a frame without an origin has no address of its own
    }
  }

  function recall() {
    const said = new URLSearchParams(location.hash.slice(1));
    if (said.has("severity")) {
      filter.severities = new Set(said.get("severity").split(",").map((s) => index.severities.indexOf(s)));
    }
    filter.rule = said.has("rule") ? index.rules.findIndex((rule) => rule.id === said.get("rule")) : -1;
    filter.file = said.has("file") ? index.files.indexOf(said.get("file")) : -1;
    filter.query = said.get("q") ?? "";
    for (const name of ["clean", "whole"]) filter[name] = said.has(name);
  }

  // ---- charts: each bar is a button that filters ----

  const unfolded = new Set();
  const shortPath = (path) => (path.length > 32 ? `…${path.slice(-31)}` : path); // its end tells files apart

  function chart(list, name, counts, label, short = (words) => words) {
    const sum = (bar) => bar.reduce((a, b) => a + b);
    const bars = [...counts].sort((a, b) => sum(b[1]) - sum(a[1]) || a[0] - b[0]);
    const longest = Math.max(1, ...bars.map(([, bar]) => sum(bar)));
    const items = bars.slice(0, unfolded.has(name) ? undefined : BARS).map(([key, bar]) => {
      let x = 0;
      const pieces = [2, 1, 0].map((severity) => {
        const width = (100 * bar[severity]) / longest;
        x += width;
        return draw("rect", { class: index.severities[severity], x: x - width, y: 0, width, height: 8 });
      });
      const picture = draw("svg", { viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" }, ...pieces);
      const pressed = filter[name] === key;
      const parts = [make("span", { class: "name" }, short(label(key))), picture, make("span", { class: "count" }, sum(bar))];
      const button = make("button", { type: "button", class: "bar", "aria-pressed": pressed ? "true" : "false", title: label(key) }, ...parts);
      button.addEventListener("click", () => choose(name, pressed ? -1 : key));
      return make("li", {}, button);
    });
    if (bars.length > items.length) {
      const all = make("button", { type: "button", class: "all" }, say("all-of-them", { count: bars.length }));
      all.addEventListener("click", () => {
        unfolded.add(name);
        chart(list, name, counts, label, short);
      });
      items.push(make("li", {}, all));
    }
    list.replaceChildren(...items);
  }

  function choose(name, value) {
    filter[name] = value;
    apply();
  }

  // ---- a record ----

  function card(number) {
    const record = recordAt(number);
    const codes = findingsOf(number);
    const findings = record.findings.filter((_, i) => wanted(codes[i]));
    findings.forEach((finding) => (finding.code = index.rules.findIndex((rule) => rule.id === finding.rule)));
    const name = [record.id, record.title].filter(Boolean).join(" · ") || say("untitled");
    const heading = make("h2", {}, name);
    const place = record.path && make("p", { class: "place" }, record.line ? `${record.path}:${record.line}` : record.path);
    const targets = record.targets.length ? record.targets : [{ role: "source", field: "", text: "", sentences: [], numbers: [], rows: [], links: [] }];
    // What is said of no single Chinese text stands beside the first: where its English is.
    const first = Math.max(0, targets.findIndex((target) => target.role === "translation"));
    const homeless = findings.filter((finding) => finding.text < 0 && !finding.source);
    const sections = targets.map((target, i) => {
      const mine = findings.filter((f) => f.text === i || (f.text < 0 && f.source && i === first));
      return section(record, target, mine, mine.length > 0 || (!findings.length && i === first));
    });
    const notes = homeless.length ? [make("div", { class: "notes" }, ...homeless.map(note))] : [];
    return make("article", { "data-record": number }, make("header", {}, heading, place), ...notes, ...sections);
  }

  /** One Chinese text beside the source; built when it is opened. */
  function section(record, target, findings, open) {
    const title = [make("span", { class: "role" }, index.names[target.role] ?? target.role)];
    if (target.field && target.field !== target.role) title.push(" ", make("span", { class: "field" }, target.field));
    for (const severity of [2, 1, 0]) {
      const count = findings.filter((finding) => finding.severity === severity).length;
      if (count) title.push(" ", make("span", { class: `badge ${index.severities[severity]}` }, `${index.names[index.severities[severity]]} ${count}`));
    }
    const part = make("details", { open }, make("summary", {}, ...title));
    const build = () => part.childElementCount > 1 || part.append(pair(record, target, findings));
    if (open) build();
    part.addEventListener("toggle", () => part.open && build());
    return part;
  }

  /** The rows of two texts, sentence beside sentence, with the findings below the rows they are about. */
  function pair(record, target, findings) {
    const ours = side(record.source, findings.map((finding) => finding.source));
    const theirs = side(target, findings.map((finding) => finding.text < 0 ? null : finding.target));
    const rows = target.rows.length ? target.rows : [[ours.all, theirs.all, 0]];
    const placed = rows.map(() => []);
    for (const finding of findings) {
      const row = finding.text >= 0 && finding.target
        ? rows.findIndex(([, there]) => there.includes(theirs.sentenceAt(finding.target[0])))
        : finding.source ? rows.findIndex(([here]) => here.includes(ours.sentenceAt(finding.source[0]))) : 0;
      placed[Math.max(0, row)].push(finding);
    }
    const grid = make("div", { class: "pair" }, draw("svg", { class: "lines", "aria-hidden": "true" }));
    const heads = ["english", "chinese"].map((name) => make("span", {}, say(name)));
    grid.append(make("div", { class: "row heads" }, ...heads));
    const quoted = new Set(findings.flatMap((finding) => (finding.source ? ours.sentencesIn(finding.source) : [])));
    const numbers = target.links.flatMap(([, sources]) => sources).filter((number) => number >= 0);
    const counted = new Set(numbers.map((number) => ours.sentenceAt(record.source.numbers[number][0])));
    const fold = foldsOf(rows, placed, target.role, quoted, counted);
    for (let i = 0; i < rows.length; i += 1) {
      const [key, end] = fold(i);
      const made = rows.slice(i, end).map(([here, there, score]) => {
        const loose = here.length && there.length && score < 0;
        const row = make("div", { class: loose ? "row loose" : "row", title: loose ? say("loosely") : false });
        row.append(cell(ours, here, "en"));
        if (target.role !== "source") row.append(cell(theirs, there, "zh-Hans", target.role));
        return row;
      });
      if (key) {
        const folded = make("details", { class: "fold" }, make("summary", {}, say(key, { count: end - i })), ...made);
        grid.append(folded);
      } else {
        grid.append(...made);
        if (placed[i].length) grid.append(make("div", { class: "notes" }, ...placed[i].map(note)));
      }
      i = end - 1;
    }
    join(grid, target, findings, ours, theirs);
    return grid;
  }

  /** For each row: the words of the fold that begins there (none: it is shown), and the row after it.
   * Sentences of the source that a finding quotes are shown; so are, beside a summary, those whose numbers it has.
   */
  function foldsOf(rows, placed, role, quoted, counted) {
    const speaks = rows.map(([here], i) => placed[i].length > 0 || here.some((sentence) => quoted.has(sentence)));
    const near = (i) => speaks[i - 1] || speaks[i] || speaks[i + 1];
    const kind = (i) => {
      const [here, there] = rows[i];
      if (speaks[i]) return "";
      if (role === "summary" && !there.length && !here.some((sentence) => counted.has(sentence))) return "left-out";
      return speaks.includes(true) && !filter.whole && !near(i) ? "without" : "";
    };
    return (i) => {
      const key = kind(i);
      let end = i + 1;
      while (key && end < rows.length && kind(end) === key) end += 1;
      return key === "without" && end - i < 2 ? ["", i + 1] : [key, end];
    };
  }

  function cell(side, sentences, lang, role = "") {
    if (sentences.length) return make("p", { lang }, side.part(sentences));
    // A summary need not say everything; and what it says of this may stand in a sentence about more.
    return role === "summary" ? make("p") : make("p", { class: "nothing" }, say("nothing-answers"));
  }

  /** A text cut into sentences, with its numbers and the marks of findings. */
  function side(given, spans) {
    const chars = characters(given.text);
    const starts = given.sentences.length ? given.sentences.slice() : [0];
    starts[0] = 0;
    const ends = [...starts.slice(1), chars.length];
    const numbers = new Map(); // number → its element
    const marks = new Map(); // finding → its first mark

    /** The characters from start to end, in marks where findings quote them. */
    function marked(start, end) {
      const parts = document.createDocumentFragment();
      const cuts = new Set([start, end]);
      for (const span of spans) {
        if (span) for (const cut of span) if (cut > start && cut < end) cuts.add(cut);
      }
      const edges = [...cuts].sort((a, b) => a - b);
      for (let i = 0; i + 1 < edges.length; i += 1) {
        const quoting = spans.flatMap((span, n) => (span && span[0] <= edges[i] && span[1] >= edges[i + 1] ? [n] : []));
        const piece = text(chars.slice(edges[i], edges[i + 1]));
        if (!quoting.length) {
          parts.append(piece);
          continue;
        }
        const mark = make("mark", { "data-of": quoting.join(" ") }, piece);
        for (const n of quoting) if (!marks.has(n)) marks.set(n, mark);
        parts.append(mark);
      }
      return parts;
    }

    function part(sentences) {
      const parts = document.createDocumentFragment();
      const end = ends[sentences.at(-1)];
      let here = starts[sentences[0]];
      given.numbers.forEach(([start, stop, value, shown], n) => {
        if (start < here || stop > end) return;
        const number = make("ruby", { class: "number", title: value || false }, marked(start, stop));
        if (shown) number.append(make("rt", {}, value));
        numbers.set(n, number);
        parts.append(marked(here, start), number);
        here = stop;
      });
      parts.append(marked(here, end));
      return parts;
    }

    const sentenceAt = (offset) => Math.max(0, starts.findLastIndex((start) => start <= offset));
    const sentencesIn = ([start, end]) => starts.flatMap((at, i) => (at < Math.max(end, start + 1) && ends[i] > start ? [i] : []));
    return { numbers, marks, part, sentenceAt, sentencesIn, all: starts.map((_, i) => i) };
  }

  function note(finding) {
    const severity = index.severities[finding.severity];
    const rule = make("button", { type: "button", class: "rule" }, finding.rule);
    rule.addEventListener("click", () => choose("rule", filter.rule === finding.code ? -1 : finding.code));
    const where = [index.names[finding.name] ?? finding.name, finding.where].filter(Boolean).join(" ");
    const head = make("p", { class: "about" }, make("span", { class: `badge ${severity}` }, index.names[severity]), " ", rule, " ", make("span", { class: "where" }, where));
    const parts = [head, make("p", { class: "message" }, finding.message)];
    if (finding.repair) {
      const [repair, safe] = finding.repair;
      parts.push(make("p", { class: "repair" }, say(!repair ? "delete" : safe ? "repair" : "perhaps"), repair && ": ", repair && make("ins", {}, repair)));
    }
    const why = index.rules[finding.code]?.why;
    if (why) parts.push(make("details", { class: "why" }, make("summary", {}, say("why")), make("p", { lang: "en" }, why)));
    const made = make("aside", { class: `note ${severity}`, tabindex: "-1" }, ...parts);
    notes.set(made, finding);
    return made;
  }

  // ---- lines between numbers, and between the two sides of a finding ----

  const joints = new WeakMap(); // grid → what is joined in it
  const notes = new WeakMap(); // note → its finding
  const resized = new ResizeObserver((entries) => entries.forEach(({ target }) => redraw(target)));
  const watched = new IntersectionObserver(
    (entries) => entries.forEach(({ target, isIntersecting }) => (isIntersecting ? resized.observe(target) : resized.unobserve(target))),
    { rootMargin: "200px" },
  );

  function join(grid, target, findings, ours, theirs) {
    const made = [];
    for (const [number, sources, how, remark] of target.links) {
      const to = theirs.numbers.get(number);
      if (!to) continue;
      if (how !== "same") tell(to, remark || say(`how-${how}`));
      to.classList.add("linked");
      for (const source of sources) {
        const from = ours.numbers.get(source);
        if (!from) continue;
        from.classList.add("linked");
        made.push({ from, to, kind: "link" });
      }
    }
    findings.forEach((finding, n) => {
      const [from, to] = [ours.marks.get(n), theirs.marks.get(n)];
      for (const mark of grid.querySelectorAll("mark")) {
        if (mark.dataset.of.split(" ").includes(String(n))) {
          mark.classList.add(index.severities[finding.severity]);
          finding.marks = [...(finding.marks ?? []), mark];
        }
      }
      if (from && to) made.push({ from, to, kind: index.severities[finding.severity] });
    });
    for (const number of grid.querySelectorAll("ruby:not(.linked)")) {
      number.title = [number.title, say("no-counterpart")].filter(Boolean).join(" · ");
    }
    joints.set(grid, made);
    watched.observe(grid);
  }

  /** Adds to the value above a number. */
  function tell(number, words) {
    const above = number.querySelector("rt") ?? number.appendChild(make("rt"));
    above.append(above.textContent ? " · " : "", text(words));
    number.title = [number.title, words].filter(Boolean).join(" · ");
  }

  const center = (box) => (box.left + box.right) / 2;
  const inner = (element) => element.closest("p").getBoundingClientRect();

  function redraw(grid) {
    const picture = grid.querySelector("svg.lines");
    const frame = grid.getBoundingClientRect();
    const paths = [];
    for (const joint of joints.get(grid) ?? []) {
      if (!joint.from.checkVisibility() || !joint.to.checkVisibility()) continue; // folded away
      const from = [...joint.from.getClientRects()].at(-1);
      const to = joint.to.getClientRects()[0];
      const y1 = from.bottom - frame.top;
      let way;
      if (to.left >= from.right) {
        // Along the foot of each line of text, and over where no text is: between the columns.
        const [left, right] = [inner(joint.from).right - frame.left, inner(joint.to).left - frame.left];
        const [middle, y2] = [(left + right) / 2, to.bottom - frame.top];
        way = `M ${from.right - frame.left} ${y1} H ${left} C ${middle} ${y1} ${middle} ${y2} ${right} ${y2} H ${to.left - frame.left}`;
      } else {
        const [x1, x2, y2] = [center(from) - frame.left, center(to) - frame.left, to.top - frame.top];
        way = `M ${x1} ${y1} C ${x1} ${(y1 + y2) / 2} ${x2} ${(y1 + y2) / 2} ${x2} ${y2}`;
      }
      joint.path = draw("path", { class: joint.kind, d: way });
      paths.push(joint.path);
    }
    picture.setAttribute("viewBox", `0 0 ${frame.width} ${frame.height}`);
    picture.replaceChildren(...paths);
  }

  /** Lights up what the number or mark under the pointer is joined with. */
  function light(event) {
    const touched = event.target.closest?.("ruby, mark");
    const grid = touched?.closest(".pair");
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    for (const joint of (grid && joints.get(grid)) ?? []) {
      const touches = (end) => end === touched || end.contains(touched) || touched.contains(end);
      if (touches(joint.from) || touches(joint.to)) {
        [joint.from, joint.to, joint.path].forEach((part) => part?.classList.add("lit"));
      }
    }
  }

  // ---- moving about ----

  let current = -1;

  function step(by) {
    let all = document.querySelectorAll(".note");
    if (current >= 0 && !all[current]) current = -1;
    const next = Math.max(0, current + by);
    while (next >= all.length && more()) all = document.querySelectorAll(".note");
    if (!all.length || next >= all.length) return;
    for (const old of document.querySelectorAll(".current")) old.classList.remove("current");
    current = next;
    const here = all[current];
    here.closest("details:not(.why)").open = true;
    for (const part of [here, ...(notes.get(here)?.marks ?? [])]) part.classList.add("current");
    here.focus({ preventScroll: true });
    here.scrollIntoView({ block: "center" });
  }

  const clear = () => {
    Object.assign(filter, { severities: new Set([0, 1, 2]), rule: -1, file: -1, query: "" });
    apply();
  };
  const toggleLines = () => {
    const off = document.body.classList.toggle("without-lines");
    at("lines").setAttribute("aria-pressed", String(!off));
  };
  const toggle = (name) => choose(name, !filter[name]);
  const showKeys = () => at("help").showModal();
  const KEYS = [
    [["j", "n"], "next", () => step(1)],
    [["k", "p"], "previous", () => step(-1)],
    [["/"], "search", () => at("query").select()],
    [["l"], "lines", toggleLines],
    [["w"], "whole", () => toggle("whole")],
    [["c"], "clean", () => toggle("clean")],
    [["Escape"], "clear", clear],
    [["?"], "help", showKeys],
  ];

  function pressed(event) {
    const typing = event.target.matches?.("input[type=search], select");
    if (event.ctrlKey || event.metaKey || event.altKey || at("help").open || (typing && event.key !== "Escape")) return;
    const found = KEYS.find(([keys]) => keys.includes(event.key));
    if (!found) return;
    event.preventDefault();
    if (typing) event.target.blur();
    found[2]();
  }

  function printing() {
    more(Math.max(0, PRINTED - built));
    document.querySelectorAll(".pair").forEach(redraw);
    const left = showing.length - built;
    at("more").textContent = left > 0 ? say("not-printed", { count: left }) : "";
  }

  // ---- start ----

  function options(select, names) {
    select.append(make("option", { value: -1 }, say("any")), ...names.map((name, i) => make("option", { value: i }, name)));
  }

  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  at("read").textContent = say("read", index.counts);
  at("charts").hidden = !index.rules.length;
  at("problems").hidden = !index.problems.length;
  at("problems-list").append(...index.problems.map((problem) => make("li", {}, problem)));
  at("remarks").append(...index.remarks.map((remark) => make("li", {}, remark)));
  for (const severity of [2, 1, 0]) {
    const name = index.severities[severity];
    const button = make("button", { type: "button", class: `severity ${name}`, "data-severity": severity }, index.names[name], " ", make("span", { class: "count" }));
    button.addEventListener("click", () => {
      if (!filter.severities.delete(severity)) filter.severities.add(severity);
      apply();
    });
    at("severities").append(button);
  }
  options(at("rule"), index.rules.map((rule) => rule.id));
  options(at("file"), index.files.map((file) => file || say("no-file")));
  at("rule").addEventListener("change", (event) => choose("rule", Number(event.target.value)));
  at("file").addEventListener("change", (event) => choose("file", Number(event.target.value)));
  let waiting;
  at("query").addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => choose("query", event.target.value), 150);
  });
  at("filters").addEventListener("submit", (event) => event.preventDefault());
  at("lines").addEventListener("click", toggleLines);
  for (const name of ["clean", "whole"]) at(name).addEventListener("click", () => toggle(name));
  at("keys").addEventListener("click", showKeys);
  at("theme").addEventListener("click", () => {
    const dark = getComputedStyle(document.body).colorScheme.trim() === "dark" || (!document.documentElement.style.colorScheme && matchMedia("(prefers-color-scheme: dark)").matches);
    document.documentElement.style.colorScheme = dark ? "light" : "dark";
  });
  for (const [keys, name] of KEYS) {
    at("help-keys").append(make("dt", {}, ...keys.flatMap((key) => [make("kbd", {}, key), " "])), make("dd", {}, say(`key-${name}`)));
  }
  document.addEventListener("keydown", pressed);
  document.addEventListener("pointerover", light);
  addEventListener("beforeprint", printing);
  new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && more(), { rootMargin: "800px" }).observe(at("more"));
  recall();
  apply();
})();
