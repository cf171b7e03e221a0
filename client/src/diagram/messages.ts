/** What the extension and the page that shows a diagram tell one another, and what the server tells of a diagram. */

/** The diagram of a flow or a version. Lines count from 0. */
export interface Diagram {
  readonly title: string;
  /** The verdict over a flow in a few words; "" for a version. */
  readonly said: string;
  readonly start: { readonly line: number; readonly character: number };
  /** The first and the last line of what is drawn. */
  readonly lines: readonly [number, number];
  /** For Mermaid. */
  readonly source: string;
  /** Its messages, in their order. */
  readonly messages: readonly DrawnMessage[];
}
export interface DrawnMessage {
  readonly line: number;
  readonly findings: readonly { readonly severity: string; readonly message: string }[];
}

export type ToPage =
  /** `cursor`: the line that the cursor is in; `state`: what the page is to keep, for when the window is loaded again. */
  | { readonly kind: "diagram"; readonly diagram: Diagram; readonly cursor: number; readonly state: PageState }
  | { readonly kind: "cursor"; readonly line: number }
  /** There is nothing to draw, and why. */
  | { readonly kind: "nothing"; readonly why: string };

export type FromPage =
  /** It can be told something from now on. */
  | { readonly kind: "ready" }
  /** The user wants to see a line. */
  | { readonly kind: "reveal"; readonly line: number };

export interface PageState {
  readonly uri: string;
  readonly line: number;
}

/** The state that a page has kept; undefined where it is none. */
export function isPageState(value: unknown): value is PageState {
  if (typeof value !== "object" || value === null) return false;
  return "uri" in value && typeof value.uri === "string" && "line" in value && typeof value.line === "number";
}
