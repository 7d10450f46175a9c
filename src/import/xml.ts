import { FileRefused } from './report.ts';

/** Told about an XML text from begin to end. Names come without their namespace prefix. */
export interface XmlHandler {
  open?(name: string, attributes: string): void;
  /** Also called for an element that closes itself. */
  close?(name: string): void;
  /** A piece of text; one element may have several. */
  text?(text: string): void;
  /** Whether text matters here; where it does not, it is neither counted nor decoded. */
  wantsText?(): boolean;
}

/** Bounds of one part, which keep hostile files cheap. Lengths in characters, before anything is decoded. */
export const XML_LIMITS = {
  /** Tags, comments and the like. Kahoot's template has 4,300; 2,000 rows of 26 cells have 210,000. */
  marks: 300_000,
  /** Between `<` and `>`. */
  tag: 8_192,
  /** One piece of text: twice what fits into a cell. */
  piece: 65_536,
  /** All pieces together: 2,000 questions have about 1,000,000. */
  text: 2_000_000
} as const;

const broken = () => new FileRefused('file_broken');

/**
 * Reads the XML that spreadsheets consist of, in one pass over the text. Not a validator: elements are not matched.
 * A document type is refused, so there are no entities but the five of XML and numbers. Throws FileRefused.
 */
export function readXml(xml: string, handler: XmlHandler): void {
  let marks = 0;
  let length = 0;
  const tell = (from: number, to: number, decode: (text: string) => string) => {
    if (to <= from || !handler.text || !handler.wantsText?.()) return;
    length += to - from;
    if (to - from > XML_LIMITS.piece || length > XML_LIMITS.text) throw new FileRefused('too_much_text');
    handler.text(decode(xml.slice(from, to)));
  };
  for (let at = 0; at < xml.length;) {
    const tag = xml.indexOf('<', at);
    tell(at, tag === -1 ? xml.length : tag, decodeXml);
    if (tag === -1) return;
    if (++marks > XML_LIMITS.marks) throw new FileRefused('too_many_cells');
    if (xml.startsWith('<!--', tag)) at = after(xml, '-->', tag);
    else if (xml.startsWith('<?', tag)) at = after(xml, '?>', tag);
    else if (xml.startsWith('<![CDATA[', tag)) {
      at = after(xml, ']]>', tag);
      tell(tag + 9, at - 3, (text) => text);
    } else if (xml.startsWith('<!', tag)) throw broken();
    else {
      const end = tagEnd(xml, tag + 1);
      readTag(xml.slice(tag + 1, end), handler);
      at = end + 1;
    }
  }
}

/** The value of an attribute in the raw text of a tag; a prefix of its name does not count. */
export function attribute(attributes: string, name: string): string | undefined {
  for (const [, found, double, single] of attributes.matchAll(
    /(?<![^\s:])([\w.-]+)\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')/g
  )) {
    if (found === name) return decodeXml(double ?? single ?? '');
  }
  return undefined;
}

function readTag(tag: string, handler: XmlHandler): void {
  if (tag.startsWith('/')) return handler.close?.(localName(tag.slice(1)));
  const closesItself = tag.endsWith('/');
  const content = closesItself ? tag.slice(0, -1) : tag;
  const space = content.search(/\s/);
  const name = localName(space === -1 ? content : content.slice(0, space));
  handler.open?.(name, space === -1 ? '' : content.slice(space));
  if (closesItself) handler.close?.(name);
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1).trim();

function after(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from);
  if (found === -1) throw broken();
  return found + mark.length;
}

/** The `>` that ends a tag; one inside a quoted value does not. */
function tagEnd(xml: string, from: number): number {
  let quoted = '';
  for (let at = from; at < xml.length && at - from <= XML_LIMITS.tag; at++) {
    const char = xml[at] ?? '';
    if (quoted !== '') quoted = char === quoted ? '' : quoted;
    else if (char === '>') return at;
    else if (char === '"' || char === "'") quoted = char;
  }
  throw broken();
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decodeXml = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g,
        (whole, dec?: string, hex?: string, name?: string) => {
          if (name !== undefined) return NAMED[name] ?? whole;
          const code = dec === undefined ? parseInt(hex ?? '', 16) : parseInt(dec, 10);
          return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
        }
      )
    : text;
