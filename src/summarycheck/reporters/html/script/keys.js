// Moving about by keys, and printing.

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
  if (event.ctrlKey || event.metaKey || event.altKey || at("help").open || (typing && event.key !== "Escape"))
    return;
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
