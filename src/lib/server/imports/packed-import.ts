import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as v from 'valibot';
import { asId, type Id, type QuizId, type WorkspaceId } from '#core/ids.ts';
import { questionSchema } from '#core/question/question.ts';
import type { CellKind, Sheet } from '#import/sheet/sheet.ts';

const idSchema = <T extends Id>() =>
  v.pipe(
    v.string(),
    v.transform((id) => asId<T>(id))
  );

const pendingSchema = v.object({
  workspaceId: idSchema<WorkspaceId>(),
  /** Ids of the quizzes to be made: the same form sent twice makes them once. */
  quizIds: v.array(idSchema<QuizId>()),
  attribution: v.string(),
  rounds: v.array(v.object({ title: v.string(), questions: v.array(questionSchema) }))
});
export type PendingImport = v.InferOutput<typeof pendingSchema>;

const KINDS: readonly CellKind[] = ['text', 'number', 'boolean', 'date', 'error'];
const sheetsSchema = v.object({
  workspaceId: idSchema<WorkspaceId>(),
  title: v.string(),
  /** Name, hidden or not, and rows: number, and cells by column, kind, text, and what is behind it. */
  sheets: v.array(
    v.tuple([
      v.string(),
      v.boolean(),
      v.array(
        v.tuple([
          v.number(),
          v.array(v.tuple([v.number(), v.picklist([0, 1, 2, 3, 4]), v.string(), v.nullable(v.string())]))
        ])
      )
    ])
  )
});

export interface PendingSheets {
  readonly workspaceId: WorkspaceId;
  readonly title: string;
  readonly sheets: readonly Sheet[];
}

const MAX_UNPACKED_BYTES = 40_000_000;

const pack = (value: unknown): string => deflateRawSync(JSON.stringify(value)).toString('base64url');

function unpack<T>(schema: v.GenericSchema<unknown, T>, packed: string): T | undefined {
  try {
    const bytes = inflateRawSync(Buffer.from(packed, 'base64url'), { maxOutputLength: MAX_UNPACKED_BYTES });
    const parsed = v.safeParse(schema, JSON.parse(bytes.toString('utf8')));
    return parsed.success ? parsed.output : undefined;
  } catch {
    // Not deflated, or no JSON: nothing that was packed here.
    return undefined;
  }
}

/** What a preview showed as one text for a form field. */
export const packImport = (pending: PendingImport): string => pack(pending);

/** @returns `undefined` for what another release has packed and this one cannot read */
export const unpackImport = (packed: string): PendingImport | undefined => unpack(pendingSchema, packed);

/** What sheets hold as one text for a form field, for who says what their columns are. */
export const packSheets = ({ workspaceId, title, sheets }: PendingSheets): string =>
  pack({
    workspaceId,
    title,
    sheets: sheets.map(({ name, isHidden, rows }) => [
      name,
      isHidden,
      rows.map(({ number, cells }) => [
        number,
        [...cells].map(([column, { kind, text, stored }]) => [
          column,
          KINDS.indexOf(kind),
          text,
          stored ?? null
        ])
      ])
    ])
  });

/** @returns `undefined` for what another release has packed and this one cannot read */
export function unpackSheets(packed: string): PendingSheets | undefined {
  const found = unpack(sheetsSchema, packed);
  return (
    found && {
      workspaceId: found.workspaceId,
      title: found.title,
      sheets: found.sheets.map(([name, isHidden, rows]) => ({
        name,
        isHidden,
        rows: rows.map(([number, cells]) => ({
          number,
          cells: new Map(
            cells.map(([column, kind, text, stored]) => [
              column,
              { kind: KINDS[kind] ?? 'text', text, ...(stored !== null && { stored }) }
            ])
          )
        }))
      }))
    }
  );
}
