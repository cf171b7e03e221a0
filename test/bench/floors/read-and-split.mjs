// What a checker of files cannot do without: finds the scripts in the file or folder named, reads each, and splits it into
// lines. Prints how many lines there are.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const [path] = process.argv.slice(2);
const files = statSync(path).isDirectory()
  ? readdirSync(path, { recursive: true })
      .filter((name) => name.endsWith(".msgflow"))
      .map((name) => join(path, name))
  : [path];
let lines = 0;
for (const file of files) lines += readFileSync(file, "utf8").split("\n").length - 1;
console.log(`${files.length} files, ${lines} lines`);
