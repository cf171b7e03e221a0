/**
 * The pieces that hovers are made of, as Markdown. What comes from a script goes through here: titles and remarks show
 * as they were written and mean nothing to Markdown, and doc comments, which are Markdown, cannot fetch or hide anything.
 */

/** Blocks one below the other; empty ones are left out. */
export function page(...blocks: readonly (string | undefined)[]): string {
  return blocks.filter((block) => block !== undefined && block !== "").join("\n\n");
}

/** The first line of a hover: what it is about. `kind` is Markdown. */
export function heading(name: string, title: string, kind: string): string {
  return `**${plain(name)}**${plain(title) === "" ? "" : ` ${quoted(title)}`} · ${kind}`;
}

/** A text of a script as Markdown that shows it, on one line. */
export function plain(text: string): string {
  const line = text.replace(/\p{Bidi_Control}/gu, "").replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ");
  return line
    .trim()
    .replace(/[\\`*_[\]<>&|~]|:(?=\/\/)|(?<=\bwww)\./gi, "\\$&")
    .replace(/^(\d*)([-+#=.)])/, "$1\\$2"); // the marks of lists, headings and rules, which count at the start only
}

export function quoted(text: string): string {
  return `“${plain(text)}”`;
}

/** A name of a script; names hold no backquotes. */
export function code(name: string): string {
  return `\`${name}\``;
}

/** Lines of the language, coloured where the editor can; the fence is longer than any run of backquotes in them. */
export function codeBlock(lines: readonly string[]): string {
  if (lines.length === 0) return "";
  const text = lines.join("\n");
  let fence = "```";
  for (const [run] of text.matchAll(/`+/g)) if (run.length >= fence.length) fence = `${run}\``;
  return `${fence}msgflow\n${text}\n${fence}`;
}

export function bullets(items: readonly (string | undefined)[]): string {
  return items
    .filter((item) => item !== undefined && item !== "")
    .map((item) => `- ${item}`)
    .join("\n");
}

/** A table of Markdown cells; columns with nothing in them are left out. */
export function table(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const used = headers.map((_, column) => rows.some((row) => row[column] !== ""));
  const line = (cells: readonly string[]) => `| ${cells.filter((_, column) => used[column]).join(" | ")} |`;
  return [line(headers), line(headers.map(() => "---")), ...rows.map(line)].join("\n");
}

/**
 * A doc comment. It is Markdown, but an image would be fetched by the editor as soon as the hover shows, so images
 * become links; HTML becomes text by a blank after its `<`; a fence that is left open would swallow what follows.
 */
export function documentation(text: string): string {
  const harmless = text.replaceAll("![", "[").replace(/<(?=[a-z/!?])(?!https?:\/\/[^\s<>]*>)/gi, "< ");
  return closeFence(harmless.trim());
}

function closeFence(text: string): string {
  let open = "";
  for (const line of text.split("\n")) {
    const [, fence, rest] = /^(?:[\s>*+-]|\d+[.)])*(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (fence === undefined) continue;
    if (open === "") open = fence;
    else if (fence.startsWith(open) && rest?.trim() === "") open = "";
  }
  return open === "" ? text : `${text}\n${open}`;
}

/** The pages named by `see`, on one line. */
export function links(urls: readonly string[]): string {
  const all = urls.map(link).filter((markdown) => markdown !== undefined);
  return all.length === 0 ? "" : `See ${all.join(", ")}`;
}

/** A link to a page, named by its last part and its host; undefined for anything but http and https. */
export function link(url: string): string | undefined {
  const [, host, path] = /^https?:\/\/([^/?#]+)([^?#]*)/i.exec(url) ?? [];
  if (host === undefined || path === undefined) return undefined;
  const last = path.split("/").findLast((part) => part !== "");
  const text = last === undefined ? host : `${last}, ${host}`;
  return `[${plain(text)}](${url.replace(/[\p{Cc}\s"'()<>[\]\\^`{|}*]/gu, percent)})`;
}

function percent(character: string): string {
  return encodeURIComponent(character).replace(
    /['()*]/,
    (plain) => `%${plain.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
