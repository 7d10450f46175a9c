import * as v from 'valibot';
import { AppError } from '#core/errors.ts';
import { parseJson } from './read-form.ts';

/** Of a body that says a few words. */
const MAX_BYTES = 4_096;

/**
 * The body of a request by a script of ours.
 * @throws AppError `invalid` with `body_unreadable` for what is not of this form; `too_large`
 */
export async function readSmallJson<Schema extends v.GenericSchema>(
  request: Request,
  schema: Schema
): Promise<v.InferOutput<Schema>> {
  const body = v.safeParse(schema, await parseJson(request, MAX_BYTES));
  if (!body.success) throw new AppError('invalid', 'body_unreadable');
  return body.output;
}
