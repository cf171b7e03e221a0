// What `bulk-task` is for our code, for mermaid: `mermaid-task FILE WARM-UP` parses each diagram of the file. It is the
// sequence parser alone that is measured: what it has parsed is not put into a diagram, which takes a browser.
import { readFileSync } from "node:fs";
// The module of the sequence diagram, which mermaid loads when it needs it; its name changes from version to version.
import { diagram } from "mermaid-sequence-diagram";

const { parser, db } = diagram;
let parsed = [];
// The parser takes own properties only.
parser.yy = {
  LINETYPE: db.LINETYPE,
  PLACEMENT: db.PLACEMENT,
  parseMessage: (text) => ({ text: text.trim(), wrap: false }),
  setDiagramTitle: (title) => title,
  apply: (entries) => parsed.push(entries),
};

/** A diagram ends with an empty line. */
const diagramsOf = (path) =>
  readFileSync(path, "utf8")
    .split("\n\n")
    .filter((text) => text !== "");
function parse(diagrams) {
  for (const text of diagrams) parser.parse(`${text}\n`);
}

const [file, warmUp] = process.argv.slice(2);
const [warm, diagrams] = [warmUp, file].map(diagramsOf);
for (let i = 0; i < 3; i++) parse(warm);
parsed = [];
const start = performance.now();
parse(diagrams);
const ms = performance.now() - start;
const count = parsed.flat(Infinity).filter(({ type }) => type === "addMessage").length;
const took = { ms, peakMB: process.resourceUsage().maxRSS / 1024, count };
process.stdout.write(JSON.stringify(took));
