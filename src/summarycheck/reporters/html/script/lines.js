// Lines between numbers, and between the two sides of a finding.

const joints = new WeakMap(); // grid → what is joined in it
const notes = new WeakMap(); // note → its finding
const resized = new ResizeObserver((entries) => entries.forEach(({ target }) => redraw(target)));
const watched = new IntersectionObserver(
  (entries) =>
    entries.forEach(({ target, isIntersecting }) =>
      isIntersecting ? resized.observe(target) : resized.unobserve(target),
    ),
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
