// Charts: each bar is a button that filters.

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
    const picture = draw(
      "svg",
      { viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" },
      ...pieces,
    );
    const pressed = filter[name] === key;
    const parts = [
      make("span", { class: "name" }, short(label(key))),
      picture,
      make("span", { class: "count" }, sum(bar)),
    ];
    const button = make(
      "button",
      { type: "button", class: "bar", "aria-pressed": pressed ? "true" : "false", title: label(key) },
      ...parts,
    );
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
