import { AppError } from '#core/errors.ts';
import { readBody } from './read-body.ts';
import { respond } from './respond.ts';

/** Most bytes of a form without a file: the largest of ours has under 10,000. */
export const FORM_BYTES = 256 * 1024;
/** Most fields of a form; more are not worth parsing. */
const MAX_FIELDS = 1_000;

/** PostgreSQL takes no NUL, and JSON may bring halves of characters, which are no text either. */
const NO_TEXT = /[\0\p{Cs}]/u;

/**
 * The form of a request, for actions and endpoints: what cannot be read becomes a page with a sentence.
 * @param maxBytes of the whole body
 */
export const readForm = (event: { readonly request: Request }, maxBytes?: number): Promise<FormData> =>
  respond(parseForm(event.request, maxBytes));

/**
 * The form of a request, for whoever answers failures himself.
 * @throws AppError `invalid`, `too_large`
 */
export async function parseForm(request: Request, maxBytes = FORM_BYTES): Promise<FormData> {
  const type = request.headers.get('content-type') ?? '';
  const body = await readBody(request, maxBytes);
  if (countFields(body, type) > MAX_FIELDS) throw new AppError('invalid', 'body_unreadable');
  const form = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => {
    // Not a form, or a broken one.
    throw new AppError('invalid', 'body_unreadable');
  });
  for (const [name, value] of form) requireText(name, typeof value === 'string' ? value : '');
  return form;
}

/**
 * The JSON of a request.
 * @throws AppError `invalid`, `too_large`
 */
export async function parseJson(request: Request, maxBytes = FORM_BYTES): Promise<unknown> {
  const body = await readBody(request, maxBytes);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body), (key, value: unknown) => {
      requireText(key, typeof value === 'string' ? value : '');
      return value;
    });
  } catch (cause) {
    throw cause instanceof AppError ? cause : new AppError('invalid', 'body_unreadable');
  }
}

function requireText(...texts: readonly string[]): void {
  if (texts.some((text) => NO_TEXT.test(text))) throw new AppError('invalid', 'text_unreadable');
}

/** How many fields a body has, at most. */
function countFields(body: Uint8Array, type: string): number {
  const boundary = /;\s{0,9}boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type)?.slice(1).join('');
  const mark = Buffer.from(boundary ? `--${boundary}` : '&');
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  let fields = 0;
  for (
    let at = bytes.indexOf(mark);
    at !== -1 && fields <= MAX_FIELDS;
    at = bytes.indexOf(mark, at + mark.length)
  )
    fields += 1;
  return fields;
}
