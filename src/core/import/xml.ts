import { FileRefused } from './report.ts';

/** Told about an XML text from begin to end. Names come without their namespace prefix. */
export interface XmlHandler {
  open?(name: string, attributes: string): void;
  /** Also called for an element that closes itself. */
  close?(name: string): void;
  /** A piece of text; one element may have several. */
  text?(text: string): void;
}

/** Most tags of one part: a sheet of Kahoot's has about 60,000. Keeps hostile files cheap. */
const MAX_TAGS = 1_000_000;

const broken = () => new FileRefused('file_broken');

/**
 * Reads the XML that spreadsheets consist of, in one pass over the text. Not a validator: elements are not matched.
 * A document type is refused, so there are no entities but the five of XML and numbers. Throws FileRefused.
 */
export function readXml(xml: string, handler: XmlHandler): void {
  let tags = 0;
  for (let at = 0; at < xml.length;) {
    const tag = xml.indexOf('<', at);
    const stop = tag === -1 ? xml.length : tag;
    if (stop > at) handler.text?.(decodeXml(xml.slice(at, stop)));
    if (tag === -1) return;
    if (xml.startsWith('<!--', tag)) at = after(xml, '-->', tag);
    else if (xml.startsWith('<?', tag)) at = after(xml, '?>', tag);
    else if (xml.startsWith('<![CDATA[', tag)) {
      at = after(xml, ']]>', tag);
      handler.text?.(xml.slice(tag + 9, at - 3));
    } else if (xml.startsWith('<!', tag)) throw broken();
    else {
      if (++tags > MAX_TAGS) throw new FileRefused('too_many_cells');
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
  for (let at = from; at < xml.length; at++) {
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
