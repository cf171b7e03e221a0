/** Code actions for this client: quick fixes, comments that silence, the page of a rule, and all safe fixes at once. */
import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
} from "vscode-languageserver";
import { type CodeActions, codeActions, type FixEdit, safeFixes } from "./language-service";
import { ruleUri } from "./server.addresses";
import type { Asked } from "./server.asking";
import type { Parts } from "./server.parts";
import { REFACTORINGS, refactoringsFor, type ToEdit, wants } from "./server.refactorings";
import { workspaceEdit } from "./server.rename";
import type { Session } from "./server.session";

/** The client's command that shows the page at an address. */
const SHOW_PAGE = "msgflow.showRule";
const FIX_ALL = `${CodeActionKind.SourceFixAll}.msgflow`;

export const CODE_ACTION_KINDS = [CodeActionKind.QuickFix, ...REFACTORINGS, FIX_ALL];

/** What is asked for; `only` names kinds, each with those that begin with it. */
export function answerCodeActions(session: Session, params: CodeActionParams, token: CancellationToken) {
  const { uri } = params.textDocument;
  return session.ask.inParts(uri, token, function* (asked, scripts) {
    const toEdit = (edits: readonly FixEdit[]) => workspaceEdit(new Map([[uri, edits]]), scripts, session.traits);
    const showsPages = session.traits.commands.has(SHOW_PAGE);
    const isLazy = session.traits.resolvesCodeActions;
    return [
      ...(yield* quickFixes(params, asked, toEdit, showsPages)),
      ...refactoringsFor(params, asked, toEdit, isLazy),
      ...fixAll(params, asked, toEdit),
    ];
  });
}

/** Only where it is asked for: it is for saving, and nobody looks for it in a menu of fixes. */
function fixAll({ context }: CodeActionParams, { script, checkSettings }: Asked, toEdit: ToEdit): CodeAction[] {
  if (context.only === undefined || !wants(context, FIX_ALL)) return [];
  const edits = safeFixes(script, checkSettings);
  return edits.length === 0 ? [] : [{ title: "Fix what is certain", kind: FIX_ALL, edit: toEdit(edits) }];
}

/** In a large selection there may be many findings, and each fix is tried. */
function* quickFixes(
  { range, context }: CodeActionParams,
  { script, checkSettings, addresses }: Asked,
  toEdit: ToEdit,
  showsPages: boolean,
): Parts<CodeAction[]> {
  if (!wants(context, CodeActionKind.QuickFix)) return [];
  const actions: CodeAction[] = [];
  for (const found of codeActions(script, range, checkSettings)) {
    const page = showsPages ? ruleUri(addresses, found.code) : undefined;
    actions.push(...actionsFor(found, context.diagnostics, toEdit, page));
    yield;
  }
  return actions;
}

/** What can be done about one finding. */
function actionsFor(
  { code, range, fixes, silencing }: CodeActions,
  shown: readonly Diagnostic[],
  toEdit: ToEdit,
  page: string | undefined,
): CodeAction[] {
  const diagnostics = shown.filter((one) => one.code === code && isSame(one.range, range));
  const base = { kind: CodeActionKind.QuickFix, ...(diagnostics.length > 0 && { diagnostics }) };
  const actions: CodeAction[] = fixes.map(({ title, edits, isPreferred }) => {
    return { ...base, title, edit: toEdit(edits), isPreferred };
  });
  if (silencing) actions.push({ ...base, title: silencing.title, edit: toEdit([silencing.edit]) });
  if (page !== undefined) {
    const title = `Explain \`${code}\``;
    actions.push({ ...base, title, command: { title, command: SHOW_PAGE, arguments: [page] } });
  }
  return actions;
}

function isSame({ start, end }: Diagnostic["range"], other: Diagnostic["range"]): boolean {
  const same = (a: typeof start, b: typeof start) => a.line === b.line && a.character === b.character;
  return same(start, other.start) && same(end, other.end);
}
