import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as v from 'valibot';
import { questionSchema } from '#core/question/question.ts';

const schema = v.object({
  workspaceId: v.string(),
  /** Ids of the quizzes to be made: the same form sent twice makes them once. */
  quizIds: v.array(v.string()),
  attribution: v.string(),
  questions: v.array(questionSchema)
});
export type PendingImport = v.InferOutput<typeof schema>;

const MAX_UNPACKED_BYTES = 40_000_000;

/** What a preview showed as one text for a form field. */
export const packImport = (pending: PendingImport): string =>
  deflateRawSync(JSON.stringify(pending)).toString('base64url');

/** @returns `undefined` for what another release has packed and this one cannot read */
export function unpackImport(packed: string): PendingImport | undefined {
  try {
    const bytes = inflateRawSync(Buffer.from(packed, 'base64url'), { maxOutputLength: MAX_UNPACKED_BYTES });
    const parsed = v.safeParse(schema, JSON.parse(bytes.toString('utf8')));
    return parsed.success ? parsed.output : undefined;
  } catch {
    // Not deflated, or no JSON: nothing that was packed here.
    return undefined;
  }
}
