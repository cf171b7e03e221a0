/** Where the characters of an editor are on the screen: what connects a text with the mouse and with what marks it. */

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Line extends Box {
  readonly text: string;
  /** The left and the right edge of each character, by its UTF-16 place. */
  readonly edges: readonly (readonly [number, number])[];
  /** What is shown between the characters and is none of the text: inlay hints. */
  readonly hints: readonly string[];
}

/** What an editor shows; `lines` and `marks` may reach beyond what is visible of it. */
export interface Shown {
  readonly visible: Box;
  readonly lines: readonly Line[];
  readonly marks: readonly Box[];
}

/** Runs in the page: an editor's lines from top to bottom, and the boxes of the elements that `selector` finds in it. */
export function shownIn(editor: Element, selector: string): Shown {
  const boxOf = ({ left, right, top, bottom }: Box) => ({ left, right, top, bottom });
  const lineOf = (element: Element): Line => {
    const box = boxOf(element.getBoundingClientRect());
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const edges: [number, number][] = [];
    const hints: string[] = [];
    let text = "";
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      // Blanks are shown as no-break spaces.
      const content = (node.textContent ?? "").replaceAll("\u00a0", " ");
      if (node.parentElement?.matches('[class*="dyn-rule-"]')) {
        hints.push(content);
        continue;
      }
      text += content;
      for (let index = 0; index < content.length; index++) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        const { left, right } = range.getBoundingClientRect();
        edges.push([left, right]);
      }
    }
    return { ...box, text, edges, hints };
  };
  const lines = [...editor.querySelectorAll(".view-lines > .view-line")].map(lineOf);
  const marks = [...editor.querySelectorAll(selector)].map((element) => boxOf(element.getBoundingClientRect()));
  const visible = boxOf((editor.querySelector(".lines-content")?.parentElement ?? editor).getBoundingClientRect());
  return { visible, lines: lines.sort((one, other) => one.top - other.top), marks };
}

/** The same with one mark for several in a line that touch one another. */
export function withTouchingMarksJoined(shown: Shown): Shown {
  const marks: Box[] = [];
  for (const mark of [...shown.marks].sort(inReadingOrder)) {
    const last = marks.at(-1);
    const touches = last !== undefined && last.top === mark.top && mark.left - last.right < 1;
    if (touches) marks[marks.length - 1] = { ...last, right: mark.right };
    else marks.push(mark);
  }
  return { ...shown, marks };
}

const inReadingOrder = (one: Box, other: Box) => one.top - other.top || one.left - other.left;

/** The texts that the marks cover, from top to bottom and left to right. */
export function coveredTexts({ lines, marks }: Shown): string[] {
  return [...marks].sort(inReadingOrder).flatMap((mark) => {
    const line = lines.find(({ top, bottom }) => mark.top < (top + bottom) / 2 && (top + bottom) / 2 < mark.bottom);
    return line === undefined ? [] : coveredText(line, mark);
  });
}

function coveredText({ text, edges }: Line, { left, right }: Box): string {
  const covers = (index: number) => {
    const [start, end] = edges[index] ?? [0, 0];
    return left < (start + end) / 2 && (start + end) / 2 < right;
  };
  return text
    .split("")
    .filter((_, index) => covers(index))
    .join("");
}

/** The box of a text; where it is shown several times, of the `nth` from 0, -1 being the last. */
export function boxOfText({ lines, visible }: Shown, text: string, nth: number): Box {
  const boxes = lines.flatMap((line) => placesOf(line.text, text).map((at) => boxAt(line, at, text.length)));
  const box = boxes.at(nth);
  if (box === undefined)
    throw new Error(`“${text}” is shown ${boxes.length} times in:\n${lines.map(textOf).join("\n")}`);
  if (!isWithin(box, visible)) throw new Error(`“${text}” is outside of what the editor shows; scroll to it.`);
  return box;
}

function isWithin(inner: Box, outer: Box): boolean {
  return (
    inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom
  );
}

const textOf = ({ text }: Line) => text;

function placesOf(text: string, part: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) places.push(at);
  return places;
}

function boxAt({ edges, top, bottom }: Line, at: number, length: number): Box {
  return { left: edges[at]?.[0] ?? 0, right: edges[at + length - 1]?.[1] ?? 0, top, bottom };
}
