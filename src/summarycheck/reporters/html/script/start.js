// Fills the page and starts.

function options(select, names) {
  select.append(
    make("option", { value: -1 }, say("any")),
    ...names.map((name, i) => make("option", { value: i }, name)),
  );
}

for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
at("read").textContent = say("read", index.counts);
at("charts").hidden = !index.rules.length;
at("problems").hidden = !index.problems.length;
at("problems-list").append(...index.problems.map((problem) => make("li", {}, problem)));
at("remarks").append(...index.remarks.map((remark) => make("li", {}, remark)));
for (const severity of [2, 1, 0]) {
  const name = index.severities[severity];
  const button = make(
    "button",
    { type: "button", class: `severity ${name}`, "data-severity": severity },
    index.names[name],
    " ",
    make("span", { class: "count" }),
  );
  button.addEventListener("click", () => {
    if (!filter.severities.delete(severity)) filter.severities.add(severity);
    apply();
  });
  at("severities").append(button);
}
options(
  at("rule"),
  index.rules.map((rule) => rule.id),
);
options(
  at("file"),
  index.files.map((file) => file || say("no-file")),
);
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
  const dark =
    getComputedStyle(document.body).colorScheme.trim() === "dark" ||
    (!document.documentElement.style.colorScheme && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.style.colorScheme = dark ? "light" : "dark";
});
for (const [keys, name] of KEYS) {
  at("help-keys").append(
    make("dt", {}, ...keys.flatMap((key) => [make("kbd", {}, key), " "])),
    make("dd", {}, say(`key-${name}`)),
  );
}
document.addEventListener("keydown", pressed);
document.addEventListener("pointerover", light);
addEventListener("beforeprint", printing);
new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && more(), {
  rootMargin: "800px",
}).observe(at("more"));
recall();
apply();
