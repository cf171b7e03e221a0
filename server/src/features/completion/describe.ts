/** The documentation of a proposal, made when it is looked at: what a hover over it would tell. */
import type { ScriptResult, SectionResult } from "../../rules/check";
import { rules } from "../../rules/index";
import { type Position, sectionAt } from "../../syntax/script";
import { attributeHover } from "../hover-attribute";
import { wordHover } from "../hover-keywords";
import { messageHover } from "../hover-message";
import { partyHover } from "../hover-party";
import { protocolHover, roleHover } from "../hover-role";
import { modelHover, versionHover } from "../hover-version";
import { partyPlace } from "../line-place";
import { code, page, plain, quoted } from "../markdown";
import { modelLabel } from "../wording";
import type { About } from "./proposal";

/** As Markdown; undefined where nothing is known of it any more. Never throws. */
export function describe(about: About, result: ScriptResult, line: Position["line"]): string | undefined {
  const { scope } = result.scope;
  switch (about[0]) {
    case "word":
      return wordHover(about[1]);
    case "rule":
      return ruleText(about[1]);
    case "party":
      return partyText(about[1], result, line);
    case "role":
      return told(scope.roles.get(about[1]), (role) => roleHover(role, scope));
    case "protocol":
      return told(scope.protocols.get(about[1]), (protocol) => protocolHover(protocol, scope));
    case "message":
      return told(scope.messages.get(about[1]), (message) => messageHover(message, scope));
    case "attribute": {
      const message = scope.messages.get(about[1]);
      return told(
        message?.attributes.get(about[2]),
        (attribute) => message && attributeHover(attribute, message, scope),
      );
    }
    case "model":
      return told(scope.models.get(about[1]), modelHover);
    case "version": {
      const model = scope.models.get(about[1]);
      return told(model?.versions.get(about[2]), (version) => versionHover(version, model));
    }
    case "step":
      return stepText(about, result);
  }
}

function told<T>(known: T | undefined, tell: (known: T) => string | undefined): string | undefined {
  return known === undefined ? undefined : tell(known);
}

function ruleText(name: string): string | undefined {
  return told(
    rules.find((rule) => rule.code === name),
    ({ summary, rationale }) => page(`**${plain(name)}** · ${summary}`, rationale),
  );
}

function partyText(name: string, result: ScriptResult, line: number): string | undefined {
  const { index } = sectionAt(result.script, line);
  const section = result.sections[index] as SectionResult;
  const found = section.resolution.parties.lookup(name);
  if (!("party" in found)) return undefined;
  const place = partyPlace({ text: name, start: 0, end: 0 }, found.party.origin, { result, section, line: 0 });
  return partyHover(found.party, place, result.scope.scope);
}

function stepText([, model, version, name, remark = ""]: About & { 0: "step" }, { scope: { scope } }: ScriptResult) {
  const message = scope.messages.get(name);
  const of = scope.models.get(model);
  if (!message || !of) return undefined;
  const step = `A step of ${modelLabel(of)} ${code(version)}${remark === "" ? "" : `: ${quoted(remark)}`}`;
  return page(step, messageHover(message, scope));
}
