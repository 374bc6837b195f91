// Building the page: data becomes text nodes, never markup.

const HIDDEN =
  /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/;

/** Text in which characters that cannot be seen, or that turn others around, are written out. */
function text(string) {
  if (!HIDDEN.test(string)) return document.createTextNode(string);
  const parts = document.createDocumentFragment();
  for (const part of string.split(new RegExp(`(${HIDDEN.source})`))) {
    if (part.length === 1 && HIDDEN.test(part)) {
      const code = part.charCodeAt(0);
      const spelled =
        code < 256 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
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
