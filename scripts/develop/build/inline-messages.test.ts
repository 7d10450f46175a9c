import { expect, test } from 'vitest';
import { inlineMessages, readPlainMessages } from '../../../vite.inline-messages.ts';

const plain = new Map([
  ['go', 'Go & {see} "it"'],
  ['name', 'Name']
]);

test('a message that is always the same becomes part of the page', () => {
  const source = `<script>const label = m.name();</script>
<h1>{m.go()}</h1><input aria-label={m.name()} title="{m.name()} x" /><p>{on ? m.name() : m.other()}</p>
<style>h1 { color: red; }</style>`;
  expect(inlineMessages(source, plain, true)).toBe(`<script>const label = "Name";</script>
<h1>Go &#38; &#123;see&#125; "it"</h1><input aria-label={"Name"} title="{"Name"} x" /><p>{on ? "Name" : m.other()}</p>
<style>h1 { color: red; }</style>`);
});

test('code is not markup', () => {
  expect(inlineMessages('const x = {m.go()};', plain, false)).toBe('const x = {"Go & {see} \\"it\\""};');
});

test('messages with something to fill in, or with forms, stay calls', () => {
  const messages = readPlainMessages('nl');
  expect(messages.get('join_title')).toBe('Wie ben jij?');
  expect(messages.has('lobby_in')).toBe(false);
  expect(messages.has('place_up')).toBe(false);
});
