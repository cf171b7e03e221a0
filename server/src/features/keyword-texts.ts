/** What the keywords mean: a sentence or two, and a tiny example. In the order of the grammar. */
import { keyword, type WordText } from "./word-text";

const FROM_TO = keyword(
  "Who may send the message, and to whom. Several such lines add up; without one, any party may send it to any other.",
  "from Desk, Archive to Server documented",
  "from … to …",
);
export const PROCESSED_BY = keyword(
  "Who is processing the interaction when the flow begins. In a version: whose role that must be.",
  "processed by Desk",
  "processed by",
);
const ALT_ELSE = keyword(
  "Exactly one of the branches happens. `else` begins the next branch.",
  'alt "found"\n  Server -> Desk : Result\nelse "not found"\n  Server -> Desk : Failure\nend',
  "alt … else … end",
);
const PAR_AND = keyword(
  "All branches happen, interleaved in any way; each keeps its own order. `and` begins the next branch.",
  "par\n  Server -> Desk : Result\nand\n  Server -> Archive : Copy\nend",
  "par … and … end",
);

export const keywordTexts: Readonly<Record<string, WordText>> = {
  use: keyword(
    "Brings in the declarations of another file, and of the files it uses. The path is relative to this file.",
    'use "archiving.msgflow"',
  ),
  protocol: keyword("Declares a protocol. Its messages name it in their declarations.", "protocol Mail Archiving"),
  role: keyword(
    "Declares a role. Which messages a party may send and receive depends on its role.",
    'role Archive "Mail archive"',
  ),
  message: keyword(
    "Declares a message and its protocol. Below stand who may send it to whom, what it answers, and its attributes.",
    "message Stored : Mail Archiving\n  from Archive to Desk\n  answers Store",
  ),
  attribute: keyword(
    "Declares an attribute of the message above: its type, then marks, a remark and a ground. Members of an object " +
      "are written with dots.",
    'attribute Reason      : object\nattribute Reason.Code : integer required "why it was stored" seen',
  ),
  model: keyword(
    "Declares a model, which flows can be checked against. Its versions are the ways in which it can happen.",
    'model Archiving "Mail archiving"\nversion Kept\n  Desk    -> Archive : Store\n  Archive -> Desk    : Stored',
  ),
  version: keyword(
    "Declares a version of a model: the steps that a flow which follows it must have. It belongs to the last model " +
      "above, or to the one named after `of`.",
    'version Kept of Archiving "The mail is kept"\n  Desk -> Archive : Store',
  ),
  flow: keyword(
    "Begins a flow: what happens, message by message. After `:` stand the model and the versions that it must " +
      "follow, or `none` for a sketch.",
    'flow "A mail is kept" : Archiving Kept\n  Desk -> Archive : Store',
  ),
  participant: keyword(
    "Declares a party: its name, its role and how it is shown. Before the first model and flow it is shared by all " +
      "flows of the file; in a flow or version it is for that one only.",
    'participant Desk : Agent "Agent 7001"',
  ),
  processed: PROCESSED_BY,
  see: keyword(
    "The address of a page that tells more about what is declared above. It is shown as a link.",
    "see https://example.org/archiving",
  ),
  from: FROM_TO,
  to: FROM_TO,
  answers: keyword("Which requests the message answers.", "message Stored : Mail Archiving\n  answers Store, StoreAll"),
  none: keyword(
    "Marks a flow as a sketch: names and single messages are checked, but not whether it follows a model.",
    'flow "An idea" : none',
  ),
  note: keyword("A remark at this point of the flow. It is drawn, not checked.", 'note "The customer is waiting."'),
  alt: ALT_ELSE,
  else: ALT_ELSE,
  opt: keyword("The block happens once or not at all.", 'opt "with a copy"\n  Server -> Archive : Copy\nend'),
  par: PAR_AND,
  and: PAR_AND,
  loop: keyword("The block happens one or more times.", 'loop "for each mail"\n  Desk -> Archive : Store\nend'),
  each: keyword(
    "In a version: the steps happen for each party of this role that occurs in the flow, and for one at least. " +
      "The rounds may interleave.",
    "each Archive\n  Server -> Archive : Copy\nend",
  ),
  follows: keyword(
    "In a sketch: the part of a longer conversation that must follow a model. It is checked like a flow of its own.",
    "follows Archiving Kept\n  Desk -> Archive : Store\nend",
  ),
  end: keyword("Closes the innermost block that is open.", "opt\n  Server -> Archive : Copy\nend"),
  should: keyword(
    "In a version: the step is expected, but its absence is a warning, not an error.",
    "should Server -> Archive : Copy",
  ),
  may: keyword("In a version: the step is optional.", "may Server -> Archive : Copy"),
  via: keyword(
    "The protocol in which the message is sent. Without `via` it is the one the message is declared with.",
    "Desk -> Archive : Store via Mail Archiving",
  ),
  instead: keyword(
    "In a version: the step's message stands in for another here. A flow with that other message at this point is " +
      "told to use this one.",
    "Desk -> Archive : StoreAll instead of Store",
    "instead of",
  ),
  accept: keyword(
    "In a version: this message is taken in place of the step's, between the same parties, with an information " +
      "that says why.",
    'Archive -> Desk : Stored\n  accept Kept "older archives send it"',
  ),
};
