// The configurations as docs/editors.md shows them: what is tested is what is documented.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const file = join(dirname(fileURLToPath(import.meta.url)), "../../docs/editors.md");

/** The code below the mark `<!-- name -->`. Throws where there is none. */
export function documentedCode(name) {
  const text = readFileSync(file, "utf8");
  const code = new RegExp(`^<!-- ${name} -->\n\`\`\`\\w+\n(.*?)^\`\`\`$`, "ms").exec(text)?.[1];
  if (code === undefined) throw new Error(`docs/editors.md has no code below <!-- ${name} -->.`);
  return code;
}
