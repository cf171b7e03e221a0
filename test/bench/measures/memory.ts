/** What is kept in memory while a file is open. */
import { Client } from "../lsp-client";
import type { Measure } from "../measure";
import type { Sheet, Workshop } from "../workshop";
import { bulkTask } from "./bulk";
import { OpenDocument, type Server } from "./servers";

/** What a server holds once it has opened the file and told its findings, less what it held before. */
export function heapOfServer({ programs }: Workshop, server: Server, sheet: Sheet): Measure {
  return {
    async sample() {
      const probe = ["--expose-gc", "--require", programs.heapProbe];
      const client = new Client(server.name, server.script, server.args, probe);
      const mode = server.isChecker ? "pull" : "push";
      await client.initialize(mode);
      const before = await client.heapUsed();
      await OpenDocument.open(client, server, mode, sheet);
      const bytesPerLine = ((await client.heapUsed()) - before) / sheet.lines;
      await client.close();
      return { bytesPerLine };
    },
  };
}

/** What the equivalent JSON document takes once it is parsed. */
export function heapOfDocument(workshop: Workshop, sheet: Sheet): Measure {
  return {
    async sample() {
      const { heap } = await bulkTask(
        workshop.programs.bulkTask,
        ["json", sheet.documentPath, sheet.documentPath],
        true,
      );
      return { bytesPerLine: heap / sheet.lines };
    },
  };
}
