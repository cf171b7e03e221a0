/**
 * Turns the grammar into a parser that only says yes or no: no exceptions, no bookkeeping of what could have stood
 * where, every rule a function over module-level state, so nothing is set up for a line. A line that it does not take is
 * parsed again by peggy's own parser, for its message. What the grammar says is compiled as it stands: labels, picks,
 * actions and predicates mean what they mean in peggy; test/syntax/fast-parser.test.ts compares both on everything.
 */

/** The module's source. `ast` is what peggy's own parser made of the grammar. */
export function fastParserSource(ast, startRule, header) {
  const rules = new Map(ast.rules.map((rule) => [rule.name, rule.expression]));
  const first = new FirstSets(rules);
  const functions = ast.rules.flatMap((rule) => new RuleCompiler(rule, first, rules).compile());
  return `${header}
"use strict";
const FAIL = Symbol("fail");
const STOP = Symbol("stop");
let input = "";
let pos = 0;
let saved = 0;
const text = () => input.substring(saved, pos);
const offset = () => saved;
const range = () => ({ start: saved, end: pos });
/** A line that is told to be wrong is left to the other parser. */
const error = () => { throw STOP; };
${ast.topLevelInitializer?.code ?? ""}
${ast.initializer?.code ?? ""}
${functions.join("\n")}
/** What peggy's parser makes of the line, or undefined where the line is none. */
function parse(line) {
  input = line;
  pos = 0;
  try {
    const result = rule_${startRule}();
    return result !== FAIL && pos === line.length ? result : undefined;
  } catch (stop) {
    if (stop === STOP) return undefined;
    throw stop;
  }
}
module.exports = { parse };
`;
}

/** Which characters an expression can begin with: a set of UTF-16 units, or null for "any, or nothing at all". */
class FirstSets {
  constructor(rules) {
    this.rules = rules;
    this.known = new Map();
  }

  of(node) {
    switch (node.type) {
      case "literal":
        return node.value === "" ? null : new Set([node.value.charCodeAt(0)]);
      case "class":
        return asciiClass(node);
      case "choice":
        return this.union(node.alternatives);
      case "sequence":
        return this.ofSequence(node.elements);
      case "rule_ref":
        return this.ofRule(node.name);
      case "one_or_more":
      case "action":
      case "named":
      case "labeled":
      case "group":
      case "text":
        return this.of(node.expression);
      default:
        return null;
    }
  }

  ofRule(name) {
    if (!this.known.has(name)) {
      this.known.set(name, null); // a rule that begins with itself would begin with anything
      this.known.set(name, this.of(this.rules.get(name)));
    }
    return this.known.get(name);
  }

  ofSequence(elements) {
    for (const element of elements) {
      // Predicates before the first character only narrow it.
      if (element.type === "simple_not" || element.type === "semantic_and") continue;
      return this.of(element);
    }
    return null;
  }

  union(alternatives) {
    const all = new Set();
    for (const alternative of alternatives) {
      const set = this.of(alternative);
      if (set === null) return null;
      for (const unit of set) all.add(unit);
    }
    return all;
  }
}

/** The units of a class, where they are few and certain. */
function asciiClass(node) {
  if (node.inverted || node.ignoreCase || !node.parts.every((part) => typeof part === "string")) return null;
  return new Set(node.parts.map((part) => part.charCodeAt(0)));
}

/** Whether an expression itself, not what it refers to, gives what an action makes. */
function acts(node) {
  const parts = node.alternatives ?? node.elements ?? (node.expression ? [node.expression] : []);
  return node.type === "action" || parts.some(acts);
}

class RuleCompiler {
  constructor(rule, first, rules) {
    this.rule = rule;
    this.first = first;
    this.rules = rules;
    this.counter = 0;
    this.before = [];
  }

  /** A function that gives the rule's value, and one that only goes past it, where no action has to be called for that. */
  compile() {
    const functions = [this.function("rule", true)];
    if (!acts(this.rule.expression)) functions.push(this.function("skip", false));
    return `${this.before.join("\n")}
${functions.join("\n")}`;
  }

  function(prefix, need) {
    const body = this.expression(this.rule.expression, "value", need, []);
    return `function ${prefix}_${this.rule.name}() {
  let value;
${body}
  return value;
}`;
  }

  fresh(prefix) {
    return `${prefix}${this.counter++}`;
  }

  /** Statements that set `target` to what the expression gives, or to FAIL with `pos` as it was. `env`: labels seen. */
  expression(node, target, need, env) {
    return this[node.type](node, target, need, env);
  }

  literal({ value }, target, need) {
    const tests = [...Array(value.length).keys()].map(
      (i) => `input.charCodeAt(pos${i ? ` + ${i}` : ""}) === ${value.charCodeAt(i)}`,
    );
    const given = need ? JSON.stringify(value) : "undefined";
    return `if (${tests.join(" && ") || "true"}) { pos += ${value.length}; ${target} = ${given}; } else ${target} = FAIL;`;
  }

  any(_, target, need) {
    return `if (pos < input.length) { ${target} = ${need ? "input[pos]" : "undefined"}; pos++; } else ${target} = FAIL;`;
  }

  class(node, target, need) {
    const { table, rest } = this.classTest(node);
    const code = this.fresh("code");
    const given = need ? "input[pos]" : "undefined";
    // ASCII by a table; at the end of the line the unit is NaN, and both comparisons are false.
    return `const ${code} = input.charCodeAt(pos);
if (${code} < 128) {
if (${table}[${code}] === 1) { ${target} = ${given}; pos++; } else ${target} = FAIL;
} else if (${code} >= 128) ${target} = ${rest}(${need});
else ${target} = FAIL;`;
  }

  /** What tests a class: a table for ASCII, and a function that takes any other character at `pos`. */
  classTest(node) {
    const name = `is_${this.rule.name}_${this.counter++}`;
    const source = `[${node.inverted ? "^" : ""}${node.parts.map(classPart).join("")}]`;
    const flags = node.ignoreCase ? "iu" : "u";
    const pattern = new RegExp(`^${source}$`, flags);
    const table = Array.from({ length: 128 }, (_, unit) => Number(pattern.test(String.fromCharCode(unit))));
    const character = node.unicode ? "String.fromCodePoint(input.codePointAt(pos))" : "input[pos]";
    this.before.push(`const ${name}_table = new Uint8Array(${JSON.stringify(table)});
const ${name}_pattern = /^${source}$/${flags};
const ${name}_rest = (need) => {
const character = ${character};
if (!${name}_pattern.test(character)) return FAIL;
pos += character.length;
return need ? character : undefined;
};`);
    return { table: `${name}_table`, rest: `${name}_rest` };
  }

  rule_ref({ name }, target, need) {
    return `${target} = ${need || acts(this.rules.get(name)) ? "rule" : "skip"}_${name}();`;
  }

  named(node, target, need, env) {
    return this.expression(node.expression, target, need, env);
  }

  group(node, target, need, env) {
    return this.expression(node.expression, target, need, [...env]);
  }

  text(node, target, need, env) {
    const start = this.fresh("start");
    const body = this.expression(node.expression, target, false, [...env]);
    return `const ${start} = pos;
${body}
${need ? `if (${target} !== FAIL) ${target} = input.substring(${start}, pos);` : ""}`;
  }

  optional(node, target, need, env) {
    return `${this.expression(node.expression, target, need, [...env])}
if (${target} === FAIL) ${target} = null;`;
  }

  zero_or_more(node, target, need, env) {
    const item = this.fresh("item");
    const body = this.expression(node.expression, item, need, [...env]);
    return `${need ? `${target} = [];` : `${target} = undefined;`}
for (;;) {
let ${item};
${body}
if (${item} === FAIL) break;
${need ? `${target}.push(${item});` : ""}
}`;
  }

  one_or_more(node, target, need, env) {
    const [item, count] = [this.fresh("item"), this.fresh("count")];
    const body = this.expression(node.expression, item, need, [...env]);
    return `${need ? `${target} = [];` : `${target} = undefined;`}
let ${count} = 0;
for (;;) {
let ${item};
${body}
if (${item} === FAIL) break;
${count}++;
${need ? `${target}.push(${item});` : ""}
}
if (${count} === 0) ${target} = FAIL;`;
  }

  repeated(node, target, need, env) {
    if (node.delimiter || node.min?.type === "function" || node.max?.type === "function")
      throw new Error(`${this.rule.name}: repetitions with delimiters or computed bounds are not compiled.`);
    const [item, count, start] = [this.fresh("item"), this.fresh("count"), this.fresh("start")];
    const max = node.max.value;
    const min = node.min ? node.min.value : max;
    const body = this.expression(node.expression, item, need, [...env]);
    return `const ${start} = pos;
${need ? `${target} = [];` : `${target} = undefined;`}
let ${count} = 0;
while (${max === null ? "true" : `${count} < ${max}`}) {
let ${item};
${body}
if (${item} === FAIL) break;
${count}++;
${need ? `${target}.push(${item});` : ""}
}
if (${count} < ${min ?? 0}) { pos = ${start}; ${target} = FAIL; }`;
  }

  simple_and(node, target, _need, env) {
    return this.lookahead(node, target, env, "===");
  }
  simple_not(node, target, _need, env) {
    return this.lookahead(node, target, env, "!==");
  }
  lookahead(node, target, env, fails) {
    const start = this.fresh("start");
    return `const ${start} = pos;
${this.expression(node.expression, target, false, [...env])}
pos = ${start};
${target} = ${target} ${fails} FAIL ? FAIL : undefined;`;
  }

  semantic_and({ code }, target, _need, env) {
    return `saved = pos;
${target} = ${this.call(code, env)} ? undefined : FAIL;`;
  }
  semantic_not({ code }, target, _need, env) {
    return `saved = pos;
${target} = ${this.call(code, env)} ? FAIL : undefined;`;
  }

  labeled(node, target, need, env) {
    if (!node.label) return this.expression(node.expression, target, need, env);
    const variable = this.fresh(`label_${node.label}_`);
    const body = this.expression(node.expression, variable, true, [...env]);
    env.push([node.label, variable]);
    this.declared.push(variable);
    return `${body}
${target} = ${variable};`;
  }

  action(node, target, _need, env) {
    const own = [...env];
    const start = this.fresh("start");
    const body = this.scoped(() => this.expression(node.expression, target, false, own));
    // Nobody looks at what an action gives in a lookahead, but it may still have something to say.
    return `const ${start} = pos;
${body}
if (${target} !== FAIL) { saved = ${start}; ${target} = ${this.call(node.code, own)}; }`;
  }

  /** Variables of labels are declared in front, so that the action behind sees them. */
  scoped(compile) {
    const outer = this.declared;
    this.declared = [];
    const body = compile();
    const declarations = this.declared.length > 0 ? `let ${this.declared.join(", ")};\n` : "";
    this.declared = outer;
    return declarations + body;
  }
  declared = [];

  call(code, env) {
    const name = `action_${this.rule.name}_${this.counter++}`;
    const labels = new Map(env);
    this.before.push(`const ${name} = (${[...labels.keys()].join(", ")}) => {${code}};`);
    return `${name}(${[...labels.values()].join(", ")})`;
  }

  sequence(node, target, need, env) {
    const start = this.fresh("start");
    const picks = node.elements.some((element) => element.pick);
    const results = [];
    let code = "";
    let close = "";
    for (const element of node.elements) {
      const value = this.fresh("part");
      const wanted = need && (picks ? element.pick === true : true);
      if (wanted) results.push(value);
      code += `let ${value};\n${this.expression(element, value, wanted, env)}\nif (${value} !== FAIL) {\n`;
      close = `} else { pos = ${start}; ${target} = FAIL; }\n${close}`;
    }
    const given = !need ? "undefined" : picks && results.length === 1 ? results[0] : `[${results.join(", ")}]`;
    return `const ${start} = pos;
${code}${target} = ${given};
${close}`;
  }

  choice(node, target, need, env) {
    const unit = this.fresh("unit");
    const chain = node.alternatives.map((alternative) => {
      const set = this.first.of(alternative);
      const body = `{\n${this.scoped(() => this.expression(alternative, target, need, [...env]))}\n}`;
      if (set === null) return `if (${target} === FAIL) ${body}`;
      const tests = [...set].map((code) => `${unit} === ${code}`).join(" || ") || "false";
      return `if (${target} === FAIL && (${tests})) ${body}`;
    });
    return `const ${unit} = input.charCodeAt(pos);
${target} = FAIL;
${chain.join("\n")}`;
  }
}

/** A part of a class as a regular expression has it. */
function classPart(part) {
  if (typeof part === "string") return classCharacter(part);
  if (Array.isArray(part)) return part.map(classCharacter).join("-");
  return `\\${part.value}`;
}
function classCharacter(character) {
  return `\\u{${character.codePointAt(0).toString(16)}}`;
}
