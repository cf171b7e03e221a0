// The grammar as `langium generate` keeps it: read and linked when building, so that no server has to when it starts.
import { readFileSync } from "node:fs";
import { EmptyFileSystem, URI } from "langium";
import { createLangiumGrammarServices } from "langium/grammar";

export async function grammarJson() {
  const { shared, grammar } = createLangiumGrammarServices(EmptyFileSystem);
  const text = readFileSync(new URL("msgflow.langium", import.meta.url), "utf8");
  const document = shared.workspace.LangiumDocumentFactory.fromString(text, URI.parse("file:///msgflow.langium"));
  await shared.workspace.DocumentBuilder.build([document], { validation: true });
  const errors = document.diagnostics.filter(({ severity }) => severity === 1);
  if (errors.length > 0)
    throw new Error(
      `msgflow.langium: ${errors.map(({ range, message }) => `${range.start.line + 1}: ${message}`).join("\n")}`,
    );
  return grammar.serializer.JsonSerializer.serialize(document.parseResult.value);
}
