/** What the server reads and writes over its streams is what the library's own reader and writer read and write. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { PassThrough, Writable } from "node:stream";
import fc from "fast-check";
import { type Message, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { parseScript, placedFindings } from "../../server/src/language-service";
import { clientTraits } from "../../server/src/server.client";
import { Diagnostics } from "../../server/src/server.diagnostics";
import { StreamReader, StreamWriter } from "../../server/src/server.streams";

const message = fc.oneof(
  fc.record({ jsonrpc: fc.constant("2.0"), method: fc.string({ unit: "binary" }), params: fc.jsonValue() }),
  fc.record({ jsonrpc: fc.constant("2.0"), id: fc.nat(), result: fc.jsonValue() }),
) as fc.Arbitrary<Message>;

const asSent = <T>(value: T): T => JSON.parse(JSON.stringify(value));

/** What a stream is given, as bytes. */
function sink(): { readonly stream: Writable; readonly bytes: () => Buffer } {
  const pieces: Buffer[] = [];
  const stream = new Writable({
    write(piece, _, done) {
      pieces.push(piece);
      done();
    },
  });
  return { stream, bytes: () => Buffer.concat(pieces) };
}

async function written(messages: readonly Message[], writer: (stream: Writable) => StreamWriter | StreamMessageWriter) {
  const { stream, bytes } = sink();
  const to = writer(stream);
  await Promise.all(messages.map((one) => to.write(one)));
  return bytes();
}

/** What is read of these bytes, given in pieces of these lengths, over and over. */
function read(bytes: Buffer, lengths: readonly number[]): { messages: unknown[]; errors: number } {
  const stream = new PassThrough();
  const reader = new StreamReader(stream);
  const messages: unknown[] = [];
  let errors = 0;
  reader.onError(() => void errors++);
  reader.listen((one) => void messages.push(one));
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const length = lengths[i % lengths.length] as number;
    stream.emit("data", bytes.subarray(at, at + length));
    at += length;
  }
  return { messages, errors };
}

const framed = (body: string) => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

describe("server: messages over streams", () => {
  it("are written as the library writes them", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(message, { maxLength: 5 }), async (messages) => {
        const expected = await written(messages, (stream) => new StreamMessageWriter(stream));
        assert.deepEqual(await written(messages, (stream) => new StreamWriter(stream)), expected);
      }),
    );
  });

  it("are read at once, each as soon as all of it is there, in whatever pieces it comes", async () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(fc.array(message), lengths, async (messages, pieces) => {
        const bytes = await written(messages, (stream) => new StreamMessageWriter(stream));
        assert.deepEqual(read(bytes, pieces), { messages: messages.map(asSent), errors: 0 });
      }),
    );
  });

  it("are read with other headers, too, in any case", () => {
    const body = '{"jsonrpc":"2.0","method":"é"}';
    const head = `content-type: application/vscode-jsonrpc; charset=utf-8\r\nCONTENT-LENGTH:${Buffer.byteLength(body)}`;
    const { messages } = read(Buffer.from(`${head}\r\n\r\n${body}`), [7]);
    assert.deepEqual(messages, [{ jsonrpc: "2.0", method: "é" }]);
  });

  it("that are wrong do not keep others from being read", () => {
    const right = framed('{"id":1}');
    for (const wrong of [framed("{"), "Content-Type: x\r\n\r\n", "Content-Length: x\r\n\r\n", "nonsense\r\n\r\n"])
      for (const length of [1, 1000])
        assert.deepEqual(read(Buffer.from(right + wrong + right), [length]), {
          messages: [{ id: 1 }, { id: 1 }],
          errors: 1,
        });
  });

  it("that are not taken do not keep others from being read", () => {
    const stream = new PassThrough();
    const reader = new StreamReader(stream);
    const [seen, errors]: [unknown[], string[]] = [[], []];
    reader.onError((error) => void errors.push(error.message));
    reader.listen((one) => {
      seen.push(one);
      if (seen.length === 1) throw new Error("not taken");
    });
    stream.emit("data", Buffer.from(framed('{"id":1}') + framed('{"id":2}')));
    assert.deepEqual([seen, errors], [[{ id: 1 }, { id: 2 }], ["not taken"]]);
  });

  it("tell the connection when there are no more, and when they cannot be written", async () => {
    const stream = new PassThrough();
    const reader = new StreamReader(stream);
    reader.listen(() => undefined);
    const closed = new Promise<void>((resolve) => reader.onClose(resolve));
    stream.destroy();
    await closed;
    const broken = new Writable({ write: (_, __, done) => done(new Error("broken")) });
    const writer = new StreamWriter(broken);
    const errors: unknown[] = [];
    writer.onError(([error, message, count]) => void errors.push([error.message, message, count]));
    const message = { jsonrpc: "2.0" };
    await assert.rejects(writer.write(message), /broken/);
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(errors[0], ["broken", message, 1]);
  });

  it("with diagnostics as text are those with the diagnostics", async () => {
    const traits = clientTraits({ textDocument: { diagnostic: { relatedInformation: true } } }, undefined);
    const addresses = { libraryUri: "file:///library/", documentationUri: "https://example.org/" };
    const [text, plain] = [true, false].map((asText) => new Diagnostics(traits, addresses, asText));
    assert.ok(text && plain);
    for (const source of ["", "flow", 'flow "é𝒳" : none\n  A --> B : EventAck\n  😀\n']) {
      const placed = placedFindings(parseScript("file:///ä.msgflow", source));
      const messages = ({ of }: { of: () => unknown }) => [
        { jsonrpc: "2.0", id: 7, result: { kind: "full", resultId: "é", items: of() } },
        { jsonrpc: "2.0", method: "publish", params: { uri: "file:///ä.msgflow", version: 3, diagnostics: of() } },
      ];
      const bytes = await written(messages({ of: () => text.of(placed) }), (stream) => new StreamWriter(stream));
      const stream = new PassThrough();
      const received: unknown[] = [];
      new StreamMessageReader(stream).listen((one) => void received.push(one));
      stream.end(bytes);
      await once(stream, "end");
      while (received.length < 2) await new Promise((resolve) => setImmediate(resolve));
      assert.deepEqual(received, asSent(messages({ of: () => plain.of(placed) })));
    }
  });
});
