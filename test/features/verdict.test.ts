import assert from "node:assert/strict";
import type { Deviation, FlowConformance } from "../../server/src/conformance/deviation";
import { verdict } from "../../server/src/features/hover-flow";
import { library } from "../../server/src/library/library";
import type { Model, VersionDeclaration } from "../../server/src/names/declarations";

const model = library().scope.models.values().next().value as Model;
const [a, b] = [...model.versions.values()] as [VersionDeclaration, VersionDeclaration];

function conformance(parts: Partial<FlowConformance>): FlowConformance {
  const subject = {} as FlowConformance["subject"]; // the verdict does not look at it
  const nothing = { declared: true, conforms: true, nearest: undefined, inferred: false, follows: [], deviations: [] };
  return { subject, model, versions: [a], ...nothing, ...parts };
}
const told = (parts: Partial<FlowConformance>, ...deviations: Deviation[]) =>
  verdict(conformance({ ...parts, deviations }));

describe("the verdict over a flow, in words", () => {
  it("names the version that is followed", () => assert.equal(told({}), "Follows Stop Processing A."));
  it("names all versions that paths follow", () =>
    assert.equal(told({ versions: [a, b] }), "Follows Stop Processing A and B."));
  it("names the version that is not followed", () =>
    assert.equal(told({ conforms: false, nearest: a }), "Does not follow Stop Processing A."));
  it("names all versions that are named and not followed", () =>
    assert.equal(told({ conforms: false, versions: [a, b], nearest: b }), "Does not follow Stop Processing A or B."));
  it("names the nearest version where none was named", () =>
    assert.equal(
      told({ conforms: false, nearest: b, inferred: true }),
      "Does not follow a version of Stop Processing. Nearest: Stop Processing B.",
    ));
  it("says that a flow with many paths may be right on some", () => {
    const wrong = { conforms: false, nearest: a, follows: [b] };
    const processor: Deviation = { kind: "wrong-processor", roles: [] };
    assert.equal(told(wrong, processor), "Some paths follow Stop Processing B, others none of the versions named.");
    assert.equal(
      told({ ...wrong, inferred: true }, processor),
      "Some paths follow Stop Processing B, others no version.",
    );
  });
  it("says that only a protocol keeps a flow from what it follows", () =>
    assert.equal(told({ conforms: false, follows: [a] }), "Follows Stop Processing A except for a protocol."));
  it("names the version that is followed instead", () =>
    assert.equal(
      told({ conforms: false, nearest: a }, { kind: "wrong-version", follows: [b] }),
      "Follows Stop Processing B, which is not named.",
    ));
  it("tells of a flow that has nothing to do with a model", () =>
    assert.equal(
      told({ conforms: null, model: undefined, versions: [] }, { kind: "no-model" }),
      "Follows no model: none is named, and nothing in it points to one.",
    ));
  it("tells of a flow that is too large", () =>
    assert.equal(told({ conforms: null }, { kind: "too-large" }), "Too large to be compared with a model."));
  it("tells where nothing is checked", () =>
    assert.equal(told({ conforms: null }), "Whether it follows a model is not checked."));
  it("tells of a flow with lines that cannot be judged", () =>
    assert.equal(
      told({ conforms: null, nearest: b }),
      "No verdict: some of its lines take no part. Nearest: Stop Processing B.",
    ));
});
