import assert from "node:assert/strict";
import { pathRewritten } from "../../server/src/names/addresses";
import { otherLetterCase } from "../../server/src/names/letter-case";

/** Folders by address; searches for what is there in other letter case, and tells which folders were asked for. */
function searched(folders: Readonly<Record<string, readonly string[]>>, address: string) {
  const listing = new Map(Object.entries(folders));
  const asked: string[] = [];
  const search = otherLetterCase(address);
  let step = search.next();
  while (!step.done) {
    asked.push(step.value);
    step = search.next(listing.get(step.value));
  }
  return { found: step.value, asked };
}

const folders = {
  "file:///": ["work/"],
  "file:///work/": ["main.msgflow", "team/", "Two/", "TWO/", "linked"],
  "file:///work/team/": ["messages.msgflow", "a.msgflow", "A.msgflow", "f.msgflow/"],
  "file:///work/Two/": ["x.msgflow", "y.msgflow"],
  "file:///work/TWO/": ["Y.msgflow"],
  "file:///work/linked/": ["x #1.msgflow"],
};
const found = (path: string) => searched(folders, `file:///work/${path}`).found;

describe("a file in other letter case", () => {
  it("is found, from the deepest folder that is there", () => {
    const inFolder = searched(folders, "file:///work/team/Messages.msgflow");
    assert.deepEqual(inFolder, { found: "file:///work/team/messages.msgflow", asked: ["file:///work/team/"] });
    const { found, asked } = searched(folders, "file:///work/Team/Messages.msgflow");
    assert.equal(found, "file:///work/team/messages.msgflow");
    assert.deepEqual(asked, ["file:///work/Team/", "file:///work/", "file:///work/team/"]);
  });

  it("is found in a folder that is a link, and among several folders", () => {
    assert.equal(found("Linked/X%20%231.msgflow"), "file:///work/linked/x%20%231.msgflow");
    assert.equal(found("two/X.msgflow"), "file:///work/Two/x.msgflow");
  });

  it("is not found where there are several, or none", () => {
    for (const path of ["team/none.msgflow", "two/y.msgflow", "team/F.msgflow", "none/x.msgflow", "main.msgflow"])
      assert.equal(found(path), undefined, path);
    assert.equal(searched({ "file:///": ["a.msgflow", "A.msgflow"] }, "file:///b/a.msgflow").found, undefined);
    assert.deepEqual(searched({}, "untitled:Untitled-1"), { found: undefined, asked: [] });
  });
});

describe("a path", () => {
  const from = "file:///work/flows/main.msgflow";

  it("is rewritten in its own form", () => {
    for (const [path, to, rewritten] of [
      ["A/B.msgflow", "file:///work/flows/a/b.msgflow", "a/b.msgflow"],
      ["./A//./B.msgflow", "file:///work/flows/a/b.msgflow", "./a//./b.msgflow"],
      ["../X/../../WORK/b #.msgflow", "file:///work/B%20%23.msgflow", "../X/../../work/B #.msgflow"],
      ["/Work/B.msgflow", "file:///work/b.msgflow", "/work/b.msgflow"],
    ] as const)
      assert.equal(pathRewritten(from, path, to), rewritten);
  });

  it("is not rewritten where it leads elsewhere", () => {
    assert.equal(pathRewritten(from, "A.msgflow", "file:///work/Flows/a.msgflow"), undefined);
    assert.equal(pathRewritten("untitled:Untitled-1", "A.msgflow", "file:///a.msgflow"), undefined);
  });
});
