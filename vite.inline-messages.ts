import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const FOLDER = 'messages';
/** A call of a message without anything to fill in. */
const CALL = /\bm\.(\w+)\(\)/g;
/** Such a call as a text of its own: not the value of an attribute, nor a part of one. */
const TEXT = /(?<![="'])\{m\.(\w+)\(\)\}/g;
const CODE = /<(script|style)[\s>][\s\S]*?<\/\1>/g;

const asMarkup = (text: string) =>
  text.replace(/[&<>{}]/g, (character) => `&#${String(character.charCodeAt(0))};`);

/** The messages of a language that are always the same text. */
export function readPlainMessages(locale: string): Map<string, string> {
  const plain = new Map<string, string>();
  for (const name of readdirSync(FOLDER).filter((file) => file.endsWith(`.${locale}.json`))) {
    // Our own files; the check of the messages reads them all.
    const messages = JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Record<string, unknown>;
    for (const [key, text] of Object.entries(messages))
      if (typeof text === 'string' && !text.includes('{')) plain.set(key, text);
  }
  return plain;
}

/** Puts the texts in place of the calls: what is always the same needs neither an effect nor a node to hold on to. */
export function inlineMessages(
  source: string,
  plain: ReadonlyMap<string, string>,
  isMarkup: boolean
): string {
  const inCode = (code: string) =>
    code.replace(CALL, (call, key: string) => (plain.has(key) ? JSON.stringify(plain.get(key)) : call));
  if (!isMarkup) return inCode(source);
  const inMarkup = (markup: string) =>
    inCode(
      markup.replace(TEXT, (call, key: string) => {
        const text = plain.get(key);
        return text === undefined ? call : asMarkup(text);
      })
    );
  let done = '';
  let from = 0;
  for (const { 0: code, index } of source.matchAll(CODE)) {
    done += inMarkup(source.slice(from, index)) + inCode(code);
    from = index + code.length;
  }
  return done + inMarkup(source.slice(from));
}

/** Before the compiler of the components sees them; the server renders the same page from the calls. */
export const messagesAsTexts = (locale: string): Plugin => {
  const plain = readPlainMessages(locale);
  return {
    name: 'partyquiz-inline-messages',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/src\/lib\/.*\.(svelte|ts)$/.test(id) || !code.includes('m.')) return undefined;
      return { code: inlineMessages(code, plain, id.endsWith('.svelte')), map: null };
    }
  };
};
