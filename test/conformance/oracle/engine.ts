/** The real thing: the text of a case through the parser, the names and the engines. */
import assert from "node:assert/strict";
import { align, alignSoFar } from "../../../server/src/conformance/align";
import { Engines, isUsable } from "../../../server/src/conformance/choose";
import { conformancesOf } from "../../../server/src/conformance/conformance";
import { FlowGraph } from "../../../server/src/conformance/flow-graph";
import type { Event } from "../../../server/src/conformance/moves";
import { decide } from "../../../server/src/conformance/paths";
import type { Plan } from "../../../server/src/conformance/plan";
import { planOf } from "../../../server/src/conformance/planner";
import { type Shaped, shapeOf } from "../../../server/src/conformance/shape";
import { subjectsOf } from "../../../server/src/conformance/subject";
import type { VersionDeclaration } from "../../../server/src/names/declarations";
import { resolve } from "../../../server/src/names/resolve";
import { EMPTY_SCOPE, scopeOf } from "../../../server/src/names/scope";
import { parseScript } from "../../../server/src/syntax/script";
import type { Case } from "./generate";
import { scriptText } from "./print";
import { leavesOf, type Message } from "./tree";

const uri = "file:///case.msgflow";

/** A path as the engine tells it, in the messages of the oracle's flow. */
export interface ToldPath {
  readonly messages: readonly Message[];
  /** The numbers of the versions that it follows. */
  readonly follows: readonly number[];
}

/** What the engine says of a case. */
export class Checked {
  readonly text;
  private readonly resolution;
  private readonly plans: readonly Plan[];
  private readonly shaped: Shaped;
  private readonly engines;

  constructor(private readonly of: Case) {
    this.text = scriptText(of.versions, of.flow);
    const script = parseScript(uri, this.text);
    const { scope } = scopeOf(script, EMPTY_SCOPE);
    const section = script.sections.find(({ kind }) => kind === "flow");
    assert.ok(section, "the flow is read");
    const none = { declaration: undefined, modelName: undefined };
    this.resolution = resolve(section, { uri, scope, shared: new Map(), ...none });
    const versions = [...(this.resolution.model?.versions.values() ?? [])];
    this.plans = versions.map((version) => planOf(version, scope)).filter(isUsable);
    const subject = subjectsOf(this.resolution)[0];
    assert.ok(subject);
    this.shaped = shapeOf(subject, this.resolution);
    this.engines = new Engines(this.shaped.shape.roles);
    assert.equal(this.plans.length, of.versions.length, "every version is read, and none is too large");
    assert.equal(this.shaped.sends.length, leavesOf(of.flow.tree).length, "every message is read");
    assert.ok(!this.shaped.shape.damaged);
  }

  /** What the rules get to see: the verdict, the versions followed, how many deviations are told. */
  verdict() {
    const [told] = conformancesOf(this.resolution);
    assert.ok(told);
    const numberOf = (version: VersionDeclaration) => this.plans.findIndex((plan) => plan.version === version);
    const nearest = told.nearest && numberOf(told.nearest);
    return { conforms: told.conforms, follows: told.follows.map(numberOf), nearest, deviations: told.deviations };
  }

  /** Whether a path follows a version, and what its cheapest alignment costs. */
  judge(version: number, path: readonly Message[]) {
    const plan = this.plans[version] as Plan;
    const events = path.map((message) => this.eventOf(message));
    const follows = align(this.engines.of(plan, "clean"), events, true) !== undefined;
    const cost = align(this.engines.of(plan, "costly"), events, false)?.cost;
    return { follows, cost };
  }

  /** What a path costs if all that is left out at its end counts as one step at the most. */
  costSoFar(version: number, path: readonly Message[]): number | undefined {
    const costly = this.engines.of(this.plans[version] as Plan, "costly");
    return alignSoFar(
      costly,
      path.map((message) => this.eventOf(message)),
      Infinity,
    )?.cost;
  }

  /** The decision over all paths, with those that it explains. */
  decide(): { conforms: boolean; follows: number[]; paths: ToldPath[] } {
    const { shape, numbers } = this.shaped;
    const leaves = leavesOf(this.of.flow.tree);
    const decided = decide(
      new FlowGraph(this.resolution.structure.items),
      this.plans,
      new Engines(shape.roles),
      (send) => {
        return shape.events[numbers.get(send) as number];
      },
    );
    assert.ok(decided, "not too large");
    const numbered = (plans: readonly Plan[]) => plans.map((plan) => this.plans.indexOf(plan));
    const paths = decided.paths.map(({ sends, follows }) => ({
      messages: sends.map((send) => leaves[numbers.get(send) as number] as Message),
      follows: numbered(follows),
    }));
    return { conforms: decided.conforms, follows: numbered(decided.follows), paths };
  }

  private eventOf(message: Message): Event {
    const at = leavesOf(this.of.flow.tree).indexOf(message);
    return this.shaped.shape.events[at] as Event;
  }
}
