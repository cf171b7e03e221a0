import assert from "node:assert/strict";
import { codeBlock, documentation, heading, link, links, plain, table } from "../../server/src/features/markdown";

describe("Markdown", () => {
  const texts: readonly (readonly [string, string])[] = [
    ["Agent 7001", "Agent 7001"],
    ["*a* _b_ `c` ~d~ [e](f) <g> &lt; h|i \\", "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~ \\[e\\](f) \\<g\\> \\&lt; h\\|i \\\\"],
    ["one\r\ntwo\tthree\u2028four\u0000", "one two three four"],
    ["  # heading", "\\# heading"],
    ["- item", "\\- item"],
    ["12. item", "12\\. item"],
    ["1) item", "1\\) item"],
    ["see http://x.example and www.x.example", "see http\\://x.example and www\\.x.example"],
    ["\u202Eback\u2066wards", "backwards"],
    ["", ""],
  ];
  for (const [text, expected] of texts)
    it(`shows ${JSON.stringify(text)} as it is`, () => assert.equal(plain(text), expected));

  it("has no title where there is none", () => assert.equal(heading("a_b", " \n", "role"), "**a\\_b** · role"));

  const pages: readonly (readonly [string, string | undefined])[] = [
    ["https://example.org/a/b?c=d#e", "[b, example.org](https://example.org/a/b?c=d#e)"],
    ["HTTP://example.org/", "[example.org](HTTP://example.org/)"],
    ["https://user@example.org/a_b", "[a\\_b, user@example.org](https://user@example.org/a_b)"],
    [
      'https://example.org/(a)<b>"c" d',
      '[(a)\\<b\\>"c" d, example.org](https://example.org/%28a%29%3Cb%3E%22c%22%20d)',
    ],
    ["https://example.org/%E0%A4%A", "[%E0%A4%A, example.org](https://example.org/%E0%A4%A)"],
    ["https://", undefined],
    ["ftp://example.org", undefined],
    ["javascript:alert(1)//http://example.org", undefined],
    ["command:workbench.action.quit", undefined],
    ["file:///etc/passwd", undefined],
  ];
  for (const [url, expected] of pages)
    it(`${expected === undefined ? "has no link to" : "links to"} ${url}`, () => {
      if (expected === undefined) assert.equal(link(url), undefined);
      else assert.equal(link(url), expected);
    });

  it("says nothing of pages where none can be linked to", () => assert.equal(links(["ftp://x", "mailto:y"]), ""));

  it("keeps lines in a block whatever they hold", () => {
    assert.equal(codeBlock(['loop "````"', "end"]), '`````msgflow\nloop "````"\nend\n`````');
    assert.equal(codeBlock([]), "");
  });

  it("leaves out columns with nothing in them", () =>
    assert.equal(
      table(
        ["A", "B", "C"],
        [
          ["1", "", ""],
          ["2", "", "3"],
        ],
      ),
      "| A | C |\n| --- | --- |\n| 1 |  |\n| 2 | 3 |",
    ));

  const docs: readonly (readonly [string, string])[] = [
    ["*plain* `A -> B`\n\n1 < 2", "*plain* `A -> B`\n\n1 < 2"],
    ["![x](https://example.org/x.png)", "[x](https://example.org/x.png)"],
    ["<img src=x><!-- --></p>", "< img src=x>< !-- -->< /p>"],
    ["<https://example.org>", "<https://example.org>"],
    ["<https://x onclick=y>", "< https://x onclick=y>"],
    ["```\nflow", "```\nflow\n```"],
    ["~~~~ text\n```\n~~~\n~~~~", "~~~~ text\n```\n~~~\n~~~~"],
    ["- ```\n  a\n  ```\nb", "- ```\n  a\n  ```\nb"],
  ];
  for (const [text, expected] of docs)
    it(`makes a doc comment harmless: ${JSON.stringify(text)}`, () => assert.equal(documentation(text), expected));
});
