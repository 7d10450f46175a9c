import { describe, expect, it } from 'vitest';
import { readBody } from './read-body.ts';
import { FORM_BYTES, parseForm, parseJson, readForm } from './read-form.ts';

const URL_ENCODED = 'application/x-www-form-urlencoded';

function post(body: BodyInit | null, type?: string, headers: Readonly<Record<string, string>> = {}): Request {
  const request = new Request('http://here/', {
    method: 'POST',
    body,
    headers: { ...headers, ...(type !== undefined && { 'content-type': type }) },
    // Node asks for this where a body is a stream; the types of browsers do not know it.
    ...{ duplex: 'half' }
  });
  if (type === undefined) request.headers.delete('content-type');
  return request;
}

/** A body that comes piece by piece; `undefined` breaks it off. */
function stream(pieces: readonly (string | undefined)[], onEnd = () => {}) {
  const left = [...pieces];
  return new ReadableStream({
    pull(controller) {
      const piece = left.shift();
      if (piece !== undefined) return controller.enqueue(new TextEncoder().encode(piece));
      if (pieces.includes(undefined)) return controller.error(new Error('aborted'));
      onEnd();
      controller.close();
    }
  });
}

const parts = (...names: string[]) =>
  names.map((name) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\nx\r\n`).join('') +
  '--b--\r\n';
const MULTIPART = 'multipart/form-data; boundary=b';

describe('[OPS-12] a form', () => {
  it.each([
    [
      'fields in an address',
      'a=1&b=%C3%A9',
      URL_ENCODED,
      [
        ['a', '1'],
        ['b', 'é']
      ]
    ],
    [
      'parts',
      parts('a', 'b'),
      MULTIPART,
      [
        ['a', 'x'],
        ['b', 'x']
      ]
    ],
    ['a quoted boundary', parts('a'), 'multipart/form-data; charset=utf-8; boundary="b"', [['a', 'x']]],
    ['nothing', '', URL_ENCODED, []]
  ])('is read: %s', async (_, body, type, fields) => {
    expect([...(await parseForm(post(body, type)))]).toEqual(fields);
  });

  it.each<[string, BodyInit | null, string | undefined]>([
    ['no type', 'a=1', undefined],
    ['no body and no type', null, undefined],
    ['another type', '{"a":1}', 'application/json'],
    ['plain text', 'a=1', 'text/plain'],
    ['odd bytes as a type', 'a=1', 'multipart/form-data; boundary=\u00ff'],
    ['no boundary', parts('a'), 'multipart/form-data'],
    ['another boundary', parts('a'), 'multipart/form-data; boundary=c'],
    ['parts that end too early', parts('a').slice(0, 30), MULTIPART],
    ['a thousand and more fields', 'a=1&'.repeat(1_001), URL_ENCODED],
    ['a thousand and more parts', parts(...Array.from({ length: 1_001 }, () => 'a')), MULTIPART]
  ])('that cannot be read is told so: %s', async (_, body, type) => {
    await expect(parseForm(post(body, type))).rejects.toMatchObject({
      code: 'invalid',
      detail: 'body_unreadable'
    });
  });

  it.each([
    ['a value', 'a=%00', URL_ENCODED],
    ['a name', 'a%00=1', URL_ENCODED],
    ['a part', parts('a').replace('x', 'x\0'), MULTIPART]
  ])('with a NUL is told so: %s', async (_, body, type) => {
    await expect(parseForm(post(body, type))).rejects.toMatchObject({
      code: 'invalid',
      detail: 'text_unreadable'
    });
  });

  it('may have a NUL in a file', async () => {
    const form = new FormData();
    form.set('file', new File(['\0'], 'x'));
    const read = await parseForm(new Request('http://here/', { method: 'POST', body: form }));
    expect(await (read.get('file') as File).text()).toBe('\0');
  });

  it('becomes a page with a sentence', async () => {
    await expect(readForm({ request: post('', 'text/plain') })).rejects.toMatchObject({
      status: 400,
      body: { message: 'What arrived here cannot be read. Go back and try it once more.' }
    });
    const large = post('x'.repeat(FORM_BYTES + 1), URL_ENCODED);
    await expect(readForm({ request: large })).rejects.toMatchObject({
      status: 413,
      body: { message: 'That was more than fits through at once: 256 kB at most.' }
    });
  });
});

describe('[OPS-12] a body', () => {
  it('is read up to its limit', async () => {
    expect((await readBody(post(stream(['abc', 'de'])), 5)).length).toBe(5);
    expect((await readBody(post(null), 5)).length).toBe(0);
  });

  it.each([
    ['when it says so', { 'content-length': '6' }],
    ['when it comes', {}]
  ])('that is too large is refused %s, and taken in to its end', async (_, headers) => {
    let isTakenIn = false;
    const body = stream(['abc', 'def', 'ghi', 'jkl'], () => {
      isTakenIn = true;
    });
    await expect(readBody(post(body, URL_ENCODED, headers), 5)).rejects.toMatchObject({
      code: 'too_large',
      maxBytes: 5
    });
    await expect.poll(() => isTakenIn).toBe(true);
  });

  it('that breaks off is told so', async () => {
    await expect(readBody(post(stream(['abc', undefined])), 5)).rejects.toMatchObject({
      code: 'invalid',
      detail: 'body_broken'
    });
  });

  it('that never comes is told so', async () => {
    await expect(readBody(post(new ReadableStream()), 5, 20)).rejects.toMatchObject({
      detail: 'body_broken'
    });
  });

  it('that the server does not take is too large', async () => {
    const refused = new ReadableStream({
      start: (controller) => {
        controller.error(Object.assign(new Error('Payload Too Large'), { status: 413 }));
      }
    });
    await expect(readBody(post(refused), 5)).rejects.toMatchObject({ code: 'too_large' });
  });
});

describe('[OPS-12] JSON', () => {
  it('is read', async () => {
    expect(await parseJson(post('{"a":["é"]}'))).toEqual({ a: ['é'] });
  });

  it.each(['', '{', '{"a":1,}', '\u0000', '[1] 2'])('that is none is told so: %j', async (text) => {
    await expect(parseJson(post(text))).rejects.toMatchObject({ code: 'invalid', detail: 'body_unreadable' });
  });

  it('that is not UTF-8 is told so', async () => {
    await expect(parseJson(post(new Uint8Array([0x22, 0xff, 0x22])))).rejects.toMatchObject({
      code: 'invalid'
    });
  });

  it.each(['{"a":"\\u0000"}', '{"\\u0000":1}', '["\\ud800"]'])(
    'with what is no text is told so: %s',
    async (text) => {
      await expect(parseJson(post(text))).rejects.toMatchObject({
        code: 'invalid',
        detail: 'text_unreadable'
      });
    }
  );
});
