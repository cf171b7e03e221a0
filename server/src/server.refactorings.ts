/** Refactorings for this client: with their edits, or, where it can wait, with the edit of what it chooses. */
import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { convertFlow, type FixEdit, refactorings } from "./language-service";
import type { Asked } from "./server.asking";
import { workspaceEdit } from "./server.rename";
import type { Session } from "./server.session";
import { member } from "./workspace/settings";

export const REFACTORINGS = [
  ...[CodeActionKind.RefactorExtract, CodeActionKind.RefactorInline, CodeActionKind.RefactorRewrite],
];

export type ToEdit = (edits: readonly FixEdit[]) => WorkspaceEdit;

/** Whether actions of a kind are asked for; `only` names kinds, each with those that begin with it, the empty one all. */
export function wants({ only }: CodeActionParams["context"], kind: string): boolean {
  return only?.some((one) => one === "" || kind === one || kind.startsWith(`${one}.`)) ?? true;
}

/** What to convert, kept in an action until it is chosen. */
interface Conversion {
  readonly uri: string;
  readonly line: number;
  readonly version: string;
}

/** The action with its edit, of the text as it is now; as it is where it has all that it needs: clients ask of any. */
export async function answerCodeActionResolve(session: Session, action: CodeAction, token: CancellationToken) {
  const { data } = action;
  if (!isConversion(data)) return action;
  const { uri, line, version } = data;
  const edit = await session.ask.amongAll(uri, token, ({ script, checkSettings }, scripts) =>
    workspaceEdit(new Map([[uri, convertFlow(script, line, version, checkSettings)]]), scripts, session.traits),
  );
  return { ...action, ...(edit && { edit }) };
}

function isConversion(data: unknown): data is Conversion {
  const [uri, line, version] = [member(data, "uri"), member(data, "line"), member(data, "version")];
  return typeof uri === "string" && typeof line === "number" && typeof version === "string";
}

export function refactoringsFor(
  { range, context, textDocument: { uri } }: CodeActionParams,
  { script, checkSettings }: Asked,
  toEdit: ToEdit,
  isLazy: boolean,
): CodeAction[] {
  if (!REFACTORINGS.some((kind) => wants(context, kind))) return [];
  return refactorings(script, range.start, checkSettings).flatMap(
    ({ title, kind, edits, version = "" }): CodeAction[] => {
      const base = { title, kind: `${CodeActionKind.Refactor}.${kind}` };
      if (!wants(context, base.kind)) return [];
      const { line } = range.start;
      if (!edits && isLazy) return [{ ...base, data: { uri, line, version } satisfies Conversion }];
      return [{ ...base, edit: toEdit(edits ?? convertFlow(script, line, version, checkSettings)) }];
    },
  );
}
