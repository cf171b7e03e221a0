/** The values of attributes: whether they have a type, and whether two are the same. */
import type { AttributeDeclaration } from "../names/declarations";
import type { AttributeType, StatementOf, Value } from "../syntax/statement";
import type { At, Send } from "../syntax/structure";

/** A value given to an attribute that its message declares. */
export interface Given {
  readonly at: At<StatementOf<"value">>;
  readonly declaration: AttributeDeclaration;
}

/** Whether a value is of this type. An object is given by its members and never has a value of its own. */
export function hasType({ type, text }: Value, wanted: AttributeType): boolean {
  switch (wanted) {
    case "integer":
      return type === "number" && !text.includes(".");
    case "object":
      return false;
    default:
      return type === wanted;
  }
}

/** The values under a message that satisfy `wanted`, each attribute once, of the right type: others are reported. */
export function given(
  send: Send,
  attributes: ReadonlyMap<string, AttributeDeclaration>,
  wanted: (declaration: AttributeDeclaration) => boolean,
): Given[] {
  const found = new Map<string, Given>();
  for (const at of send.attributes) {
    const { path, value } = at.statement;
    const declaration = attributes.get(path.text);
    if (!declaration || found.has(path.text) || !wanted(declaration)) continue;
    if (hasType(value, declaration.type)) found.set(path.text, { at, declaration });
  }
  return [...found.values()];
}

/** A text that equal values share: 17, 017 and 17.0 are one number. */
export function normalised({ type, text }: Value): string {
  return type === "number" ? plainNumber(text) : text.normalize("NFC");
}

/** Whether two values, each of the type it is declared with, are the same; the types may differ. */
export function sameValue(a: Value, b: Value): boolean {
  return normalised(a) === normalised(b);
}

/** Digits without superfluous zeros; not by way of a floating-point number, which long ones would not survive. */
function plainNumber(text: string): string {
  const [whole = "", fraction = ""] = text.replace("-", "").split(".");
  const digits = whole.replace(/^0+(?=\d)/, "");
  const rest = fraction.replace(/0+$/, "");
  const number = rest === "" ? digits : `${digits}.${rest}`;
  return text.startsWith("-") && number !== "0" ? `-${number}` : number;
}
