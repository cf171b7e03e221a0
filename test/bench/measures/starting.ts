/** Opening a file in a server that has just started, and starting one. */
import { Client, type Mode } from "../lsp-client";
import type { Measure } from "../measure";
import type { Sheet } from "../workshop";
import { OpenDocument, type Server } from "./servers";

/** From opening the file to its first diagnostics, in a server that is initialized and has opened nothing before. */
export function opening(server: Server, sheet: Sheet, mode: Mode): Measure {
  return {
    async sample() {
      const client = new Client(server.name, server.script, server.args);
      await client.initialize(mode);
      const { document, ms } = await OpenDocument.open(client, server, mode, sheet);
      document.ensureFindings(sheet.findings);
      await client.close();
      return { ms };
    },
  };
}

/** From starting the process to the first diagnostics of the file. */
export function coldStart(server: Server, sheet: Sheet, mode: Mode): Measure {
  return {
    async sample() {
      const start = performance.now();
      const client = new Client(server.name, server.script, server.args);
      await client.initialize(mode);
      const { document } = await OpenDocument.open(client, server, mode, sheet);
      const ms = performance.now() - start;
      document.ensureFindings(sheet.findings);
      await client.close();
      return { ms };
    },
  };
}
