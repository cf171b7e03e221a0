import { type CancellationToken, type Uri, workspace } from "vscode";
import { ErrorCodes, type Range, ResponseError } from "vscode-languageclient";
import { isOpen } from "../open-scripts";
import { isNoAnswer, type ServerSession } from "../server-session";

/** What the server says of a flow. */
export interface FlowTest {
  /** "" for a flow without a title. */
  readonly title: string;
  readonly range: Range;
  /** The verdict in a few words. */
  readonly said: string;
  /** Null where it is not compared with a model, or has lines that take no part. */
  readonly conforms: boolean | null;
  readonly findings: readonly {
    readonly code: string;
    readonly severity: "error" | "warning" | "information" | "hint";
    readonly message: string;
    readonly range: Range;
  }[];
  /** The messages of the flow, a line each; as they are, and as the version has them. */
  readonly actual: string;
  readonly expected: string;
}

/** A fault in the server has kept it from saying anything of a file; it has logged which. */
export const FAULT = "fault";

/**
 * The flows of a file, in the order of the lines; none where it cannot be read; undefined where the server does not say,
 * since it does not run, or this is cancelled.
 */
export async function askForFlows(
  session: ServerSession,
  uri: Uri,
  token?: CancellationToken,
): Promise<readonly FlowTest[] | typeof FAULT | undefined> {
  const text = isOpen(uri) ? undefined : await textOf(uri);
  if (text === undefined && !isOpen(uri)) return [];
  const params = { uri: uri.toString(), text };
  try {
    return (await session.request<readonly FlowTest[] | null>("msgflow/flowTests", params, token)) ?? undefined;
  } catch (error) {
    if (error instanceof ResponseError && error.code === ErrorCodes.InternalError) return FAULT;
    if (isNoAnswer(error)) return undefined;
    throw error;
  }
}

/** The text on disk. A file that is gone, or is no text, has no flows. */
async function textOf(uri: Uri): Promise<string | undefined> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
