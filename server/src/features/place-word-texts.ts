/** What the words mean that are words of the language in their place only and names elsewhere. */
import { PROCESSED_BY } from "./keyword-texts";
import { ground, keyword, mark, type, type WordText } from "./word-text";

export const placeWordTexts: Readonly<Record<string, WordText>> = {
  by: PROCESSED_BY,
  or: keyword(
    "In a version: the party may have any of these roles.",
    'participant Requester : Agent or Archive "Who asks"',
  ),
  of: keyword(
    "`instead of` names the message that a step stands in for; `version … of` names the model that a version belongs to.",
    "version Kept of Archiving\n  Desk -> Archive : StoreAll instead of Store",
  ),
  required: mark(
    "The message needs this attribute. Its absence is reported by the rule `missing-attribute`, if you turn it on.",
    "attribute MailId : string required",
  ),
  reference: mark(
    "Tells which answer belongs to which request: the answer's must equal the request's, whatever the two are called.",
    "attribute ReferenceId : integer reference",
  ),
  interaction: mark(
    "Tells which interaction is meant: it must be the same throughout a flow.",
    "attribute MailId : string interaction",
  ),
  documented: ground("The reference documents it.", "from Desk to Archive documented"),
  seen: ground(
    "Seen in practice, in the Platform SDK, client code or logs; the reference does not document it.",
    "from Archive to Desk seen",
  ),
  inferred: ground("Our reading: neither documented nor seen in practice.", "from Server to Desk inferred"),
  string: type("A text in quotes.", 'attribute Name : string\n\nName = "Agent 7001"'),
  integer: type("A whole number.", "attribute Code : integer\n\nCode = 43"),
  number: type("A number, with or without a fraction.", "attribute Seconds : number\n\nSeconds = 1.5"),
  boolean: type("`true` or `false`.", "attribute Urgent : boolean\n\nUrgent = true"),
  object: type(
    "Has members, written with dots. Where none of its members is declared, it is open and may have any.",
    "attribute Reason      : object\nattribute Reason.Code : integer\n\nReason.Code = 43",
  ),
};
