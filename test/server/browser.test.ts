import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { built } from "./dist";

type Message = { id?: number; method?: string; result?: unknown; params?: unknown };

/** The worker's bundle in a context that has what a worker has of the web, and nothing of Node. */
function startWorker() {
  const received: Message[] = [];
  const waiting: (() => void)[] = [];
  const state = { closed: false };
  const scope: Record<string, unknown> = {
    setTimeout,
    clearTimeout,
    console,
    TextDecoder,
    TextEncoder,
    Intl,
    URL,
    MessageChannel,
    queueMicrotask,
    crypto,
    postMessage: (message: Message) => {
      received.push(message);
      for (const wake of waiting.splice(0)) wake();
    },
    close: () => {
      state.closed = true;
    },
  };
  scope.addEventListener = () => undefined;
  scope.self = scope;
  runInContext(readFileSync(built("server.browser.js"), "utf8"), createContext(scope), { displayErrors: false });
  const send = (message: object) =>
    (scope.onmessage as (event: object) => void)({ data: { jsonrpc: "2.0", ...message } });
  const request = async (id: number, method: string, params?: object): Promise<unknown> => {
    send({ id, method, params });
    for (;;) {
      const answer = received.find((message) => message.id === id);
      if (answer !== undefined) return JSON.parse(JSON.stringify(answer)).result;
      await new Promise<void>((resolve) => void waiting.push(resolve));
    }
  };
  return { send, request, state };
}

describe("server: as a web worker", () => {
  it("answers without anything of Node, and closes itself at exit", async () => {
    const worker = startWorker();
    const capabilities = { textDocument: { diagnostic: {} } };
    const result = await worker.request(1, "initialize", { processId: null, rootUri: null, capabilities });
    assert.equal((result as { serverInfo: { name: string } }).serverInfo.name, "msgflow");
    const uri = "vscode-test-web://mount/a.msgflow";
    const textDocument = { uri, languageId: "msgflow", version: 1, text: "flow\n  A --> B : EventAck\n" };
    worker.send({ method: "textDocument/didOpen", params: { textDocument } });
    const report = (await worker.request(2, "textDocument/diagnostic", { textDocument: { uri } })) as {
      items: { code: string; codeDescription: { href: string } }[];
    };
    const found = report.items.find((item) => item.code === "syntax");
    assert.equal(found?.codeDescription.href, "msgflow-documentation:/syntax.md");
    assert.equal(await worker.request(3, "shutdown"), null);
    worker.send({ method: "exit" });
    await new Promise((resolve) => setTimeout(resolve, 10));
    assert.equal(worker.state.closed, true);
  });
});
