// What is shown: the filter, the records that fit it, and its place in the address.

const filter = {
  severities: new Set([0, 1, 2]),
  rule: -1,
  file: -1,
  query: "",
  clean: false,
  whole: false,
};
const searched = []; // lower-case words of each record, made at the first search

function wordsOf(number) {
  if (searched[number] === undefined) {
    const record = recordAt(number);
    const said = record.findings.flatMap((finding) => [finding.rule, finding.message]);
    const texts = record.targets.flatMap((target) => [target.field, target.text]);
    searched[number] = [record.id, record.title, record.path, record.source.text, ...texts, ...said]
      .join("\n")
      .toLowerCase();
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
  resized.disconnect();
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
    const some = index.records.some((codes) => codes.length > 1);
    const nothing = !index.records.length ? "nothing-checked" : some ? "nothing-fits" : "nothing-found";
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
  if (filter.severities.size < 3)
    said.set("severity", [...filter.severities].map((s) => index.severities[s]).join(","));
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
    filter.severities = new Set(
      said
        .get("severity")
        .split(",")
        .map((s) => index.severities.indexOf(s)),
    );
  }
  filter.rule = said.has("rule") ? index.rules.findIndex((rule) => rule.id === said.get("rule")) : -1;
  filter.file = said.has("file") ? index.files.indexOf(said.get("file")) : -1;
  filter.query = said.get("q") ?? "";
  for (const name of ["clean", "whole"]) filter[name] = said.has(name);
}
