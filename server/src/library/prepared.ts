/**
 * The statements of the library's lines, parsed when the sources are generated: every start of a server or command needs
 * all of them. They are what parsing gives, down to the order of their properties, so that code which sees both kinds
 * stays as fast.
 */
import type { Statement } from "../syntax/statement";
import { libraryStatements } from "./generated/statements";

/** For each file of the library the statement of each line; equal lines share one. */
export function preparedStatements(): Statement[][] {
  const { statements, lines }: { statements: Statement[]; lines: number[][] } = JSON.parse(libraryStatements);
  for (const statement of statements) restore(statement);
  return lines.map((file) => file.map((place) => statements[place] as Statement));
}

/** Puts `undefined` where JSON has `null`: only statements have such properties, their parts have none. */
function restore(statement: Statement): void {
  const properties = statement as unknown as Record<string, unknown>;
  for (const key in properties) if (properties[key] === null) properties[key] = undefined;
}
