import assert from "node:assert/strict";
import { checkScript, codeActions, parseScript } from "../../server/src/language-service";
import { allOf, oneOf, shortened } from "../../server/src/rules/wording";

describe("lists of names", () => {
  const names = (count: number) => Array.from({ length: count }, (_, i) => `N${i}`);

  it("name all of a few, each once", () => {
    assert.equal(oneOf(["A"]), "`A`");
    assert.equal(oneOf(["A", "B", "A", "C"]), "`A`, `B` or `C`");
    assert.equal(allOf(names(6)), "`N0`, `N1`, `N2`, `N3`, `N4` and `N5`");
  });

  it("name some of many, and say how many more there are", () => {
    assert.equal(oneOf(names(200)), "`N0`, `N1`, `N2`, `N3`, `N4` or one of 195 more");
    assert.equal(allOf(names(7)), "`N0`, `N1`, `N2`, `N3`, `N4` and 2 more");
  });
});

describe("sentences", () => {
  const word = (length: number) => "x".repeat(length);
  const text = (words: number) => "word ".repeat(words).trim();

  it("are left as they are where all they quote is short, however long they are", () => {
    const prose = `${text(100)} \`Name\` ${text(100)} ‹a label› ${text(100)}`;
    for (const sentence of ["", "`A` is one.", `\`${word(60)}\``, prose]) assert.equal(shortened(sentence), sentence);
  });

  it("are cut in long words, wherever these stand", () => {
    const sentence = shortened(`\`${word(5000)} -> B : ${word(61)}\` "${word(100)}": ${word(60)}`);
    const cut = `${word(59)}…`;
    assert.equal(sentence, `\`${cut} -> B : ${cut}\` "${cut}": ${word(60)}`);
  });

  it("are cut in long texts, not in what stands between them", () => {
    const sentence = shortened(`When ‹${text(100)}›: \`A\` ${text(50)} \`${text(100)}\`.`);
    const cut = `${text(100).slice(0, 199)}…`;
    assert.equal(sentence, `When ‹${cut}›: \`A\` ${text(50)} \`${cut}\`.`);
  });

  it("are not cut inside a character", () => {
    assert.equal(shortened("𝒳".repeat(100)), `${"𝒳".repeat(59)}…`);
    assert.equal(shortened(`\`${"𝒳 ".repeat(200)}\``), `\`${"𝒳 ".repeat(99)}𝒳…\``);
  });
});

describe("messages of findings", () => {
  it("stay short, whatever they quote", () => {
    const long = "x".repeat(5000);
    const label = "word ".repeat(1000);
    const parties = Array.from({ length: 200 }, (_, i) => `participant P${i} : Agent\n`).join("");
    const script = `${parties}flow "${label}" : none
  ${long} -> ${long}y : ${long}
    ${long} = "${long}"
  Agent -> InteractionServer : RequestStopProcessing ${long}
    ReferenceId = "${label}"
    InteractionId = "${long}"
    InteractionId = "${label}"
  Agent -> InteractionServer : RequestStopProcessing
    ${long} = 1
  alt ${label}
  ${label}
flow "${label}" : ${long} ${long}
  Chat -> Ixn : EventAck # msgflow-ignore ${long}
version ${long} of ${long}
`;
    // Where a file is missing, unknown names are not told.
    const findings = [script, `use "${long}"\n`].flatMap(
      (text) => checkScript(parseScript("file:///long.msgflow", text)).findings,
    );
    const codes = new Set(findings.map(({ code }) => code));
    for (const code of ["syntax", "ambiguous-participant", "unknown-participant", "unknown-message", "unknown-model"])
      assert.ok(codes.has(code), code);
    for (const code of ["duplicate-declaration", "unknown-attribute", "use-not-found", "unused-ignore"])
      assert.ok(codes.has(code), code);
    for (const { message, related } of findings)
      for (const text of [message, ...related.map((place) => place.message)]) assert.ok(text.length < 600, text);
  });

  it("have fixes with short titles, which write all of a long name", () => {
    const name = "x".repeat(5000);
    const text = `flow "Long" : none\n  ${name} -> InteractionServer : RequestStopProcessing\n`;
    const script = parseScript("file:///long.msgflow", text);
    const [finding = assert.fail()] = checkScript(script).findings;
    const [{ fixes } = assert.fail()] = codeActions(script, finding.range);
    assert.ok(fixes.length > 1);
    for (const { title } of fixes) assert.ok(title.length < 100, title);
    assert.ok(fixes.every(({ edits }) => edits[0]?.newText.includes(`participant ${name} : `)));
  });
});
