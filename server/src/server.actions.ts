/** Code actions for this client: quick fixes, comments that silence, the page of a rule, and all safe fixes at once. */
import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
} from "vscode-languageserver";
import { codeActions, type FixEdit, safeFixes } from "./language-service";
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
  const fixes = new Merged();
  const silencing = new Merged();
  const pages = new Merged();
  for (const found of codeActions(script, range, checkSettings)) {
    const shown = context.diagnostics.filter((one) => one.code === found.code && isSame(one.range, found.range));
    for (const { title, edits, isPreferred, mends } of found.fixes) {
      const mended = shown.filter(({ message }) => typeof message === "string" && mends.includes(message));
      fixes.add(JSON.stringify([title, edits]), mended, { title, edit: toEdit(edits), isPreferred });
    }
    const { title, edit } = found.silencing;
    silencing.add(JSON.stringify(edit), shown, { title, edit: toEdit([edit]) });
    if (showsPages) pages.add(found.code, shown, pageOf(found.code, addresses));
    yield;
  }
  return [...fixes.actions, ...silencing.actions, ...pages.actions];
}

function pageOf(code: string, addresses: Asked["addresses"]): CodeAction {
  const title = `Explain \`${code}\``;
  return { title, command: { title, command: SHOW_PAGE, arguments: [ruleUri(addresses, code)] } };
}

/** Quick fixes; one that is the same for several findings is there once, for all of them. */
class Merged {
  readonly #made = new Map<string, { readonly action: CodeAction; readonly diagnostics: Diagnostic[] }>();

  /** `key`: what the action does; `diagnostics`: those that it is for, as far as the client has told them. */
  add(key: string, diagnostics: readonly Diagnostic[], action: CodeAction): void {
    const known = this.#made.get(key);
    if (known) known.diagnostics.push(...diagnostics);
    else this.#made.set(key, { action, diagnostics: [...diagnostics] });
  }

  get actions(): CodeAction[] {
    return [...this.#made.values()].map(({ action, diagnostics }) => {
      return { kind: CodeActionKind.QuickFix, ...(diagnostics.length > 0 && { diagnostics }), ...action };
    });
  }
}

function isSame({ start, end }: Diagnostic["range"], other: Diagnostic["range"]): boolean {
  const same = (a: typeof start, b: typeof start) => a.line === b.line && a.character === b.character;
  return same(start, other.start) && same(end, other.end);
}
