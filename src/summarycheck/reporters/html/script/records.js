// A record: each Chinese text beside the source, sentence by sentence, with the findings about it.

function card(number) {
  const record = recordAt(number);
  const codes = findingsOf(number);
  const findings = record.findings.filter((_, i) => wanted(codes[i]));
  findings.forEach((finding) => (finding.code = index.rules.findIndex((rule) => rule.id === finding.rule)));
  const name = [record.id, record.title].filter(Boolean).join(" · ") || say("untitled");
  const heading = make("h2", {}, name);
  const place =
    record.path && make("p", { class: "place" }, record.line ? `${record.path}:${record.line}` : record.path);
  const targets = record.targets.length
    ? record.targets
    : [{ role: "source", field: "", text: "", sentences: [], numbers: [], rows: [], links: [] }];
  // What is said of no single Chinese text stands beside the first: where its English is.
  const first = Math.max(
    0,
    targets.findIndex((target) => target.role === "translation"),
  );
  const homeless = findings.filter((finding) => finding.text < 0 && !finding.source);
  const sections = targets.map((target, i) => {
    const mine = findings.filter((f) => f.text === i || (f.text < 0 && f.source && i === first));
    return section(record, target, mine, mine.length > 0 || (!findings.length && i === first));
  });
  const notes = homeless.length ? [make("div", { class: "notes" }, ...homeless.map(note))] : [];
  return make(
    "article",
    { "data-record": number },
    make("header", {}, heading, place),
    ...notes,
    ...sections,
  );
}

/** One Chinese text beside the source; built when it is opened. */
function section(record, target, findings, open) {
  const title = [make("span", { class: "role" }, index.names[target.role] ?? target.role)];
  if (target.field && target.field !== target.role)
    title.push(" ", make("span", { class: "field" }, target.field));
  for (const severity of [2, 1, 0]) {
    const count = findings.filter((finding) => finding.severity === severity).length;
    if (count)
      title.push(
        " ",
        make(
          "span",
          { class: `badge ${index.severities[severity]}` },
          `${index.names[index.severities[severity]]} ${count}`,
        ),
      );
  }
  const part = make("details", { open }, make("summary", {}, ...title));
  const build = () => part.childElementCount > 1 || part.append(pair(record, target, findings));
  if (open) build();
  part.addEventListener("toggle", () => part.open && build());
  return part;
}

/** The rows of two texts, sentence beside sentence, with the findings below the rows they are about. */
function pair(record, target, findings) {
  const ours = side(
    record.source,
    findings.map((finding) => finding.source),
  );
  const theirs = side(
    target,
    findings.map((finding) => (finding.text < 0 ? null : finding.target)),
  );
  const rows = target.rows.length ? target.rows : [[ours.all, theirs.all, 0]];
  const placed = placedIn(rows, findings, ours, theirs);
  const grid = make("div", { class: "pair" }, draw("svg", { class: "lines", "aria-hidden": "true" }));
  const heads = ["english", "chinese"].map((name) => make("span", {}, say(name)));
  grid.append(make("div", { class: "row heads" }, ...heads));
  const quoted = new Set(
    findings.flatMap((finding) => (finding.source ? ours.sentencesIn(finding.source) : [])),
  );
  const numbers = target.links.flatMap(([, sources]) => sources).filter((number) => number >= 0);
  const counted = new Set(numbers.map((number) => ours.sentenceAt(record.source.numbers[number][0])));
  const fold = foldsOf(rows, placed, target.role, quoted, counted);
  for (let i = 0, end; i < rows.length; i = end) {
    let key;
    [key, end] = fold(i);
    const made = rows.slice(i, end).map(([here, there, score]) => {
      const loose = here.length && there.length && score < 0;
      const row = make("div", {
        class: loose ? "row loose" : "row",
        title: loose ? say("loosely") : false,
      });
      row.append(cell(ours, here, "en"));
      if (target.role !== "source") row.append(cell(theirs, there, "zh-Hans", target.role));
      return row;
    });
    if (key) {
      const folded = make(
        "details",
        { class: "fold" },
        make("summary", {}, say(key, { count: end - i })),
        ...made,
      );
      grid.append(folded);
    } else {
      grid.append(...made);
      if (placed[i].length) grid.append(make("div", { class: "notes" }, ...placed[i].map(note)));
    }
  }
  join(grid, target, findings, ours, theirs);
  return grid;
}

/** For each row the findings about it: by their evidence in the Chinese text, else by that in the source. */
function placedIn(rows, findings, ours, theirs) {
  const placed = rows.map(() => []);
  for (const finding of findings) {
    let row = 0;
    if (finding.text >= 0 && finding.target) {
      const sentence = theirs.sentenceAt(finding.target[0]);
      row = rows.findIndex(([, there]) => there.includes(sentence));
    } else if (finding.source) {
      const sentence = ours.sentenceAt(finding.source[0]);
      row = rows.findIndex(([here]) => here.includes(sentence));
    }
    placed[Math.max(0, row)].push(finding);
  }
  return placed;
}

/** For each row: the words of the fold that begins there (none: it is shown), and the row after it.
 * Sentences of the source that a finding quotes are shown; so are, beside a summary, those whose numbers it has.
 */
function foldsOf(rows, placed, role, quoted, counted) {
  const speaks = rows.map(
    ([here], i) => placed[i].length > 0 || here.some((sentence) => quoted.has(sentence)),
  );
  const near = (i) => speaks[i - 1] || speaks[i] || speaks[i + 1];
  const kind = (i) => {
    const [here, there] = rows[i];
    if (speaks[i]) return "";
    if (role === "summary" && !there.length && !here.some((sentence) => counted.has(sentence)))
      return "left-out";
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
      const quoting = spans.flatMap((span, n) =>
        span && span[0] <= edges[i] && span[1] >= edges[i + 1] ? [n] : [],
      );
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

  const sentenceAt = (offset) =>
    Math.max(
      0,
      starts.findLastIndex((start) => start <= offset),
    );
  const sentencesIn = ([start, end]) =>
    starts.flatMap((at, i) => (at < Math.max(end, start + 1) && ends[i] > start ? [i] : []));
  return { numbers, marks, part, sentenceAt, sentencesIn, all: starts.map((_, i) => i) };
}

function note(finding) {
  const severity = index.severities[finding.severity];
  const rule = make("button", { type: "button", class: "rule" }, finding.rule);
  rule.addEventListener("click", () => choose("rule", filter.rule === finding.code ? -1 : finding.code));
  const where = [index.names[finding.name] ?? finding.name, finding.where].filter(Boolean).join(" ");
  const head = make(
    "p",
    { class: "about" },
    make("span", { class: `badge ${severity}` }, index.names[severity]),
    " ",
    rule,
    " ",
    make("span", { class: "where" }, where),
  );
  const parts = [head, make("p", { class: "message" }, finding.message)];
  if (finding.repair) {
    const [repair, safe] = finding.repair;
    parts.push(
      make(
        "p",
        { class: "repair" },
        say(!repair ? "delete" : safe ? "repair" : "perhaps"),
        repair && ": ",
        repair && make("ins", {}, repair),
      ),
    );
  }
  const why = index.rules[finding.code]?.why;
  if (why)
    parts.push(
      make("details", { class: "why" }, make("summary", {}, say("why")), make("p", { lang: "en" }, why)),
    );
  const made = make("aside", { class: `note ${severity}`, tabindex: "-1" }, ...parts);
  notes.set(made, finding);
  return made;
}
