import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { canonicalAddress, destinationOf, fileName } from "../../server/src/names/addresses";

const leads = (from: string, path: string, address: string) =>
  assert.deepEqual(destinationOf(from, path), { address }, `${path} from ${from}`);

describe("addresses", () => {
  it("have one spelling, that of VS Code", () => {
    const cases: [string, string][] = [
      ["file:///C:/Users/a%20b/x.msgflow", "file:///c%3A/Users/a%20b/x.msgflow"],
      ["file:///c%3a/x.msgflow", "file:///c%3A/x.msgflow"],
      ["file:///a/(b)!'*,é.msgflow", "file:///a/%28b%29%21%27%2A%2C%C3%A9.msgflow"],
      ["file://Server/share/x.msgflow", "file://server/share/x.msgflow"],
      ["vscode-remote://ssh-remote%2Bhost:80/x.msgflow", "vscode-remote://ssh-remote%2Bhost:80/x.msgflow"],
      ["vscode-vfs://github/a/b.msgflow", "vscode-vfs://github/a/b.msgflow"],
      ["file:///100%/%zz%FF.msgflow", "file:///100%25/%25zz%25FF.msgflow"],
      ["untitled:Untitled-1", "untitled:Untitled-1"],
      ["no address", "no address"],
    ];
    for (const [uri, canonical] of cases) assert.equal(canonicalAddress(uri), canonical);
  });

  it("stay what they are once they are canonical", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        const once = canonicalAddress(`file:///folder/${name}`);
        assert.equal(canonicalAddress(once), once);
      }),
    );
  });

  it("are those that Node and the client give a file", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[^/\\\0]+$/), (name) => {
        fc.pre(name !== "." && name !== "..");
        const from = pathToFileURL("/folder/main.msgflow").href;
        const { address } = destinationOf(from, `${name}.msgflow`);
        assert.equal(address, canonicalAddress(pathToFileURL(`/folder/${name}.msgflow`).href));
        assert.equal(fileName(address ?? ""), `${name}.msgflow`);
      }),
    );
  });

  it("are reached from the script's folder", () => {
    leads("file:///a/b/main.msgflow", "x.msgflow", "file:///a/b/x.msgflow");
    leads("file:///a/b/main.msgflow", "./c/../x.msgflow", "file:///a/b/x.msgflow");
    leads("file:///a/b/main.msgflow", "../../../x.msgflow", "file:///x.msgflow");
    leads("file:///a/b/main.msgflow", "/x.msgflow", "file:///x.msgflow");
    leads("file:///a/b/main.msgflow", "a?b#c %20.msgflow", "file:///a/b/a%3Fb%23c%20%2520.msgflow");
    leads("file:///C:/b/main.msgflow", "x.msgflow", "file:///c%3A/b/x.msgflow");
    leads("vscode-vfs://github/a/main.msgflow", "b/x.msgflow", "vscode-vfs://github/a/b/x.msgflow");
    leads("vscode-test-web://mount/main.msgflow", "x.msgflow", "vscode-test-web://mount/x.msgflow");
    leads("file:///a/main.msgflow", "https://example.org/x.msgflow", "file:///a/https%3A/example.org/x.msgflow");
  });

  it("are none where nothing but scripts is read, or where there is no folder", () => {
    const problem = (from: string, path: string) => assert.ok(destinationOf(from, path).problem, path);
    for (const path of ["", "x", "/etc/passwd", "x.msgflow/", "x.MSGFLOW", "a\\x.msgflow"]) problem("file:///a", path);
    problem("untitled:Untitled-1", "x.msgflow");
    problem("untitled:/a/new.msgflow", "x.msgflow");
    assert.deepEqual(destinationOf("git:/a/main.msgflow?ref", "x.msgflow"), {});
  });
});
