export type PlainYaml = string | readonly PlainYaml[] | { readonly [key: string]: PlainYaml };

interface Line {
  readonly indent: number;
  readonly text: string;
}

/**
 * Reads the plain part of YAML in which our rules for Prometheus are written: maps, lists, and scalars on one line,
 * bare or in single quotes. Scalars stay text.
 *
 * @throws on everything else, as a real parser might read it differently
 */
export function readPlainYaml(source: string): PlainYaml {
  const lines: Line[] = [];
  for (const raw of source.split('\n')) {
    const text = raw.trim();
    if (text === '' || text.startsWith('#')) continue;
    const indent = raw.length - raw.trimStart().length;
    if (/^\s*\t/.test(raw)) throw new Error(`tab: ${raw}`);
    lines.push({ indent, text });
  }
  const value = readBlock(lines, lines[0]?.indent ?? 0);
  if (lines[0]) throw new Error(`out of line: ${lines[0].text}`);
  return value;
}

/** Takes the lines of one block from the front. */
function readBlock(lines: Line[], indent: number): PlainYaml {
  const items: PlainYaml[] = [];
  const map: Record<string, PlainYaml> = {};
  for (let line = lines[0]; line?.indent === indent; line = lines[0]) {
    if (line.text.startsWith('- ')) {
      // What follows the dash is a block of its own, two further in.
      lines[0] = { indent: indent + 2, text: line.text.slice(2) };
      items.push(/^\w+:( |$)/.test(lines[0].text) ? readBlock(lines, indent + 2) : scalar(takeText(lines)));
      continue;
    }
    const [, key = '', rest = ''] = /^(\w+):(?: (.+))?$/.exec(takeText(lines)) ?? [];
    if (key === '' || key in map) throw new Error(`no new key: ${line.text}`);
    map[key] = rest === '' ? readBlock(lines, lines[0]?.indent ?? -1) : scalar(rest);
  }
  if (items.length > 0 && Object.keys(map).length > 0) throw new Error('a list and a map in one block');
  return items.length > 0 ? items : map;
}

const takeText = (lines: Line[]): string => lines.shift()?.text ?? '';

function scalar(text: string): string {
  const [, quoted] = /^'((?:[^']|'')*)'$/.exec(text) ?? [];
  if (quoted !== undefined) return quoted.replaceAll("''", "'");
  if (/^[\w./][^:#{}[\]&*!|>'"%@`]*$/.test(text)) return text;
  throw new Error(`not plain: ${text}`);
}
