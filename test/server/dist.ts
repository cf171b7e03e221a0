/** The built files under test. `MSGFLOW_DIST` names another folder than `dist`. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

const folder = resolve(process.env.MSGFLOW_DIST ?? join(__dirname, "..", "..", "dist"));

/** The path of a built file. Throws where it is not built. */
export function built(name: string): string {
  const path = join(folder, name);
  if (!existsSync(path)) throw new Error(`${path} is missing: run "npm run build" first.`);
  return path;
}
