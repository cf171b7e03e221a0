/** The table of all rules, in the order in which they are documented. */
import { ambiguousParticipant } from "./ambiguous-participant";
import { attributeType } from "./attribute-type";
import { beforeRequest } from "./before-request";
import { disputedMessage } from "./disputed-message";
import { duplicateDeclaration } from "./duplicate-declaration";
import { duplicateMessage } from "./duplicate-message";
import { emptyFlow } from "./empty-flow";
import { emptyVersion } from "./empty-version";
import { flowTooLarge } from "./flow-too-large";
import { interactionMismatch } from "./interaction-mismatch";
import { misplaced } from "./misplaced";
import { missingAttribute } from "./missing-attribute";
import { missingBranch } from "./missing-branch";
import { missingMessage } from "./missing-message";
import { modelTooLarge } from "./model-too-large";
import { noModel } from "./no-model";
import { outOfOrder } from "./out-of-order";
import { referenceMismatch } from "./reference-mismatch";
import type { Rule } from "./rule";
import { shadowsLibrary } from "./shadows-library";
import { strayEnd } from "./stray-end";
import { substitutedMessage } from "./substituted-message";
import { syntax } from "./syntax";
import { unclosedBlock } from "./unclosed-block";
import { unexpectedMessage } from "./unexpected-message";
import { unknownAttribute } from "./unknown-attribute";
import { unknownMessage } from "./unknown-message";
import { unknownModel } from "./unknown-model";
import { unknownParticipant } from "./unknown-participant";
import { unknownProtocol } from "./unknown-protocol";
import { unknownRole } from "./unknown-role";
import { unknownVersion } from "./unknown-version";
import { unusedIgnore } from "./unused-ignore";
import { unusedParticipant } from "./unused-participant";
import { useNotFound } from "./use-not-found";
import { wrongProcessor } from "./wrong-processor";
import { wrongProtocol } from "./wrong-protocol";
import { wrongReceiver } from "./wrong-receiver";
import { wrongSender } from "./wrong-sender";
import { wrongVersion } from "./wrong-version";

const syntaxAndNames: readonly Rule[] = [
  ...[syntax, misplaced, unclosedBlock, strayEnd, missingBranch],
  ...[unknownParticipant, ambiguousParticipant, unknownRole, unknownMessage, unknownProtocol, unknownModel],
  ...[unknownVersion, unknownAttribute],
  ...[duplicateDeclaration, shadowsLibrary, unusedParticipant, useNotFound, emptyFlow, emptyVersion, unusedIgnore],
];
const singleMessages: readonly Rule[] = [
  ...[wrongProtocol, wrongSender, wrongReceiver],
  ...[attributeType, missingAttribute, referenceMismatch, interactionMismatch],
];
const conformance: readonly Rule[] = [
  ...[wrongVersion, wrongProcessor, missingMessage, unexpectedMessage, substitutedMessage, disputedMessage],
  ...[beforeRequest, outOfOrder, duplicateMessage, noModel, modelTooLarge, flowTooLarge],
];

/** The rules by subject, as the documentation lists them. */
export const groups: readonly { readonly title: string; readonly rules: readonly Rule[] }[] = [
  { title: "Syntax and names", rules: syntaxAndNames },
  { title: "Single messages", rules: singleMessages },
  { title: "Conformance", rules: conformance },
];
export const rules: readonly Rule[] = groups.flatMap((group) => group.rules);
