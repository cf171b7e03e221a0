/**
 * Stand-ins for characters that are written as numbers (`#59;`) in Mermaid's text, since they would mean something there. It
 * breaks lines where it likes, also within such a number, and then draws nothing right. So each is one character while it
 * draws, of those that stand for nothing by themselves.
 */
const FIRST = 0xe000;

export class StandIns {
  readonly #originals: string[] = [];

  /** The text of a diagram with stand-ins. Whatever stands for nothing by itself has to be a number in it. */
  put(source: string): string {
    return source.replace(/#(\d+);/g, (_, number) => this.#standIn(String.fromCodePoint(Number(number))));
  }

  /** Puts the characters back into what has been drawn. */
  takeBack(drawn: Element): void {
    const texts = document.createTreeWalker(drawn, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode())
      node.textContent = (node.textContent ?? "").replace(/[\ue000-\uf8ff]/g, (one) => this.#original(one));
  }

  #standIn(original: string): string {
    const known = this.#originals.indexOf(original);
    const index = known < 0 ? this.#originals.push(original) - 1 : known;
    return String.fromCharCode(FIRST + index);
  }

  #original(standIn: string): string {
    return this.#originals[standIn.charCodeAt(0) - FIRST] ?? standIn;
  }
}
