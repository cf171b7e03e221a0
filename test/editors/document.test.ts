import * as assert from "node:assert/strict";

describe("The documented configurations of editors", () => {
  let documentedCode: (name: string) => string;

  before(async () => {
    // By a variable, for TypeScript knows no types of it.
    const module = "./document.mjs";
    ({ documentedCode } = await import(module));
  });

  for (const editor of ["neovim", "neovim-0.7", "emacs", "helix", "sublime-text", "zed"]) {
    it(`start the server by the same command: ${editor}`, () => {
      const words: readonly string[] = documentedCode(editor).match(/"[^"\n]*"/g) ?? [];
      for (const word of ['"msgflow"', '"lsp"', '"--stdio"']) assert.ok(words.includes(word), word);
    });
  }

  it("are JSON where they are called so", () => {
    const { clients } = JSON.parse(documentedCode("sublime-text"));
    assert.deepEqual(clients.msgflow.command, ["msgflow", "lsp", "--stdio"]);
  });
});
