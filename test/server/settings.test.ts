import assert from "node:assert/strict";
import { DiagnosticSeverity, MessageType } from "vscode-languageserver-protocol/node";
import { contributes } from "../../package.json";
import { ruleGroups } from "../../server/src/language-service";
import { DEFAULTS, readSettings } from "../../server/src/workspace/settings";
import { asked, at, codes, killAll, pulling, pushed, startClient, until } from "./client";

const uri = "file:///scripts/a.msgflow";
const wrong = 'flow "F"\n  Chat --> Ixn : EventAck\n';
const onSave = { validation: { run: "onSave" } };
const onType = { validation: { run: "onType" } };
/** Another wrong line, above the one of `wrong`. */
const another = { range: at(1, 0, 0), text: "  Chat => Ixn : EventAck\n" };

describe("settings", () => {
  it("have defaults for what is absent", () => {
    for (const nothing of [undefined, null, {}, { validation: null }, { validation: {} }, []])
      assert.deepEqual(readSettings(nothing), { settings: DEFAULTS, problems: [] });
  });

  it("have defaults for what is of no known value, and say so", () => {
    for (const run of ["", "ontype", 1, {}, ["onSave"], "__proto__"]) {
      const { settings, problems } = readSettings({ validation: { run } });
      assert.deepEqual(settings, DEFAULTS);
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? "", /msgflow\.validation\.run/);
    }
  });

  it("are what is given", () => {
    assert.deepEqual(readSettings(onSave), { settings: { ...DEFAULTS, run: "onSave" }, problems: [] });
  });
});

describe("severities as settings", () => {
  const read = (rules: unknown) => readSettings({ rules });

  it("are those of known values for known codes, and the others are told of", () => {
    const { settings, problems } = read({ syntax: "hint", "empty-flow": "off", sintax: "off", misplaced: "Error" });
    assert.deepEqual(
      [...settings.severities],
      [
        ["syntax", "hint"],
        ["empty-flow", "off"],
      ],
    );
    assert.deepEqual(problems, [
      'msgflow.rules: There is no rule "sintax": did you mean "syntax"?',
      'msgflow.rules: "Error" is no severity for "misplaced": it is one of "error", "warning", "information", "hint", "off".',
    ]);
  });

  it("are the rules' own where nothing of use is given", () => {
    for (const rules of [undefined, null, {}, { syntax: null }])
      assert.deepEqual(read(rules), { settings: DEFAULTS, problems: [] });
    for (const rules of ["off", 1, ["syntax"], JSON.parse('{ "__proto__": "off" }'), { constructor: "off" }]) {
      const { settings, problems } = read(rules);
      assert.deepEqual(settings, DEFAULTS);
      assert.equal(problems.length, 1);
    }
  });

  it("can be set for every rule in VS Code, whose default is the rule's own", () => {
    const setting = contributes.configuration.properties["msgflow.rules"];
    const defaults = Object.entries(setting.properties).map(([code, { default: own }]) => [code, own]);
    const rules = ruleGroups.flatMap((group) => group.rules);
    assert.deepEqual(
      defaults,
      rules.map(({ code, severity }) => [code, severity]),
    );
  });
});

describe("server: settings", function () {
  this.timeout(20_000);
  afterEach(killAll);

  it("are asked for, and registered for, where the client can", async () => {
    const client = await startClient({
      capabilities: { ...pulling, workspace: asked },
      configuration: () => onSave,
    });
    await client.open(uri, wrong);
    await client.items(uri);
    assert.deepEqual(client.registered, ["workspace/didChangeConfiguration"]);
    await client.change(uri, 2, [another]);
    assert.deepEqual(
      (await client.items(uri)).map((one) => one.range),
      [at(2, 7, 25)],
    );
  });

  it("are taken from what the client sends by itself where it cannot be asked", async () => {
    const client = await startClient({ capabilities: pulling });
    await client.configure({ msgflow: onSave });
    await client.open(uri, wrong);
    await client.change(uri, 2, [another]);
    assert.equal((await client.items(uri)).length, 1);
    assert.deepEqual(client.registered, []);
  });

  it("make the client ask again when they change", async () => {
    let settings: unknown = onSave;
    const client = await startClient({
      capabilities: { ...pulling, workspace: asked },
      configuration: () => settings,
    });
    await client.open(uri, wrong);
    await client.items(uri);
    await client.change(uri, 2, [another]);
    const { resultId } = await client.pull(uri);
    assert.equal(client.refreshes, 0, "nothing was told before the settings were known");
    settings = onType;
    await client.configure(null);
    await until(() => client.refreshes === 1, "a refresh");
    const report = await client.pull(uri, resultId);
    assert.deepEqual(codes(report.kind === "full" ? report.items : []), ["syntax", "syntax"]);
    await client.configure(null);
    await client.settled();
    assert.equal(client.refreshes, 1, "nothing has changed this time");
  });

  it("change severities, and then make the client ask again", async () => {
    let settings: unknown = { rules: { "empty-flow": "off", syntax: "information" } };
    const client = await startClient({
      capabilities: { ...pulling, workspace: asked },
      configuration: () => settings,
    });
    await client.open(uri, `${wrong}flow "G" : none\n`);
    const shown = async () => (await client.items(uri)).map(({ code, severity }) => [code, severity]);
    assert.deepEqual(await shown(), [["syntax", DiagnosticSeverity.Information]]);
    settings = { rules: { syntax: "off" } };
    await client.configure(null);
    await until(() => client.refreshes === 1, "a refresh");
    assert.deepEqual(await shown(), [["empty-flow", DiagnosticSeverity.Warning]]);
    settings = { rules: { syntax: "off" }, validation: { run: "onType" } };
    await client.configure(null);
    await client.settled();
    assert.equal(client.refreshes, 1, "nothing has changed this time");
  });

  it("of severities make the server push again when they change, also where it checks on save", async () => {
    const client = await startClient({ capabilities: pushed });
    await client.configure({ msgflow: { ...onSave, rules: { syntax: "hint" } } });
    await client.open(uri, wrong);
    assert.deepEqual(
      (await client.push(uri, 1)).map(({ severity }) => severity),
      [DiagnosticSeverity.Hint],
    );
    await client.configure({ msgflow: { ...onSave, rules: { syntax: "warning" } } });
    await until(() => client.published.length === 2, "another push");
    assert.deepEqual(
      client.published.at(-1)?.diagnostics.map(({ severity }) => severity),
      [DiagnosticSeverity.Warning],
    );
  });

  it("make the server push again when they change", async () => {
    const client = await startClient({ capabilities: pushed });
    await client.configure({ msgflow: onSave });
    await client.open(uri, wrong);
    await client.change(uri, 2, [another]);
    assert.equal((await client.push(uri, 2)).length, 1);
    await client.configure({ msgflow: onType });
    await until(() => client.published.length === 3, "another push");
    assert.equal(client.published.at(-1)?.version, 2);
    assert.equal(client.published.at(-1)?.diagnostics.length, 2);
  });

  it("of no known value are warned of once, and the default stands in", async () => {
    const client = await startClient({
      capabilities: { ...pulling, workspace: asked },
      configuration: () => ({ validation: { run: "sometimes" }, rules: { sintax: "off" } }),
    });
    await client.open(uri, wrong);
    await client.items(uri);
    await client.configure(null);
    await client.configure(null);
    await client.change(uri, 2, [another]);
    assert.equal((await client.items(uri)).length, 2, "checked while typing");
    await client.settled();
    const warnings = client.logs.filter((log) => log.type === MessageType.Warning);
    assert.equal(warnings.length, 2);
    assert.match(warnings[0]?.message ?? "", /"sometimes"/);
    assert.match(warnings[1]?.message ?? "", /did you mean "syntax"/);
  });

  it("that the client fails to tell do not keep it from its diagnostics", async () => {
    const client = await startClient({
      capabilities: { ...pulling, workspace: asked },
      configuration: () => Promise.reject(new Error("no settings here")),
    });
    await client.open(uri, wrong);
    assert.equal((await client.items(uri)).length, 1);
    await until(() => client.logs.length > 0, "a log");
    assert.match(client.logs[0]?.message ?? "", /no settings here/);
  });
});

describe("server: checking on save", function () {
  this.timeout(20_000);
  afterEach(killAll);

  for (const [name, capabilities] of Object.entries({ asking: pulling, "pushed to": pushed })) {
    it(`moves the last save's findings with the edits, for a client ${name}`, async () => {
      const client = await startClient({ capabilities });
      await client.configure({ msgflow: onSave });
      const shown = (version: number) => (capabilities === pulling ? client.items(uri) : client.push(uri, version));
      await client.open(uri, wrong);
      assert.deepEqual(codes(await shown(1)), ["syntax"], "it is checked when it is opened");
      await client.change(uri, 2, [
        { range: at(0, 0, 0), text: "\r\n# 😀\r\n" },
        { range: at(3, 0, 1), text: "" },
      ]);
      assert.deepEqual(
        (await shown(2)).map((one) => one.range),
        [at(3, 6, 24)],
      );
      await client.change(uri, 3, [{ range: at(3, 0, 0), text: "  Chat => Ixn : EventAck\n" }]);
      assert.deepEqual(
        (await shown(3)).map((one) => one.range),
        [at(4, 6, 24)],
      );
      await client.change(uri, 4, [{ range: at(4, 0, 24), text: "" }]);
      assert.deepEqual(await shown(4), []);
      client.published.length = 0;
      await client.save(uri);
      assert.deepEqual(
        (await shown(4)).map((one) => one.range),
        [at(3, 7, 24)],
      );
    });
  }

  it("makes the client ask again after a save", async () => {
    const client = await startClient({ capabilities: pulling });
    await client.configure({ msgflow: onSave });
    await until(() => client.refreshes === 1, "a refresh for the settings");
    await client.open(uri, wrong);
    await client.save(uri);
    await until(() => client.refreshes === 2, "a refresh for the save");
  });

  it("starts over where the whole text is replaced", async () => {
    const client = await startClient({ capabilities: pulling });
    await client.configure({ msgflow: onSave });
    await client.open(uri, wrong);
    await client.change(uri, 2, [{ text: `\n\n${wrong}` }]);
    assert.deepEqual(
      (await client.items(uri)).map((one) => one.range),
      [at(3, 7, 25)],
    );
  });
});
