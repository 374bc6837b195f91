// The data: an index of all records, and a block for each that is read when it is looked at.

const index = JSON.parse(document.querySelector("script.index").textContent);
const blocks = document.querySelectorAll("script.record");
const recordAt = (number) => JSON.parse(blocks[number].textContent);
const findingsOf = (number) => {
  const [, ...codes] = index.records[number];
  return Array.from({ length: codes.length / 2 }, (_, i) => ({
    rule: codes[2 * i],
    severity: codes[2 * i + 1],
  }));
};
const BATCH = 12; // records added at a time
const PRINTED = 300; // records that a print-out holds at most
const BARS = 10; // of a chart, before the rest is asked for

const say = (key, facts = {}) =>
  (index.words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => facts[name] ?? whole);
