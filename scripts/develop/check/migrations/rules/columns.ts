import type { AlterTableCmd, ColumnDef, Node } from 'libpg-query';
import type { Rule } from '../rule.ts';
import { addedColumn, alterations, constraintsOf } from '../statement.ts';

/** Faults of the commands of an `alter table` of a table in use. */
const inUse =
  (isFault: (command: AlterTableCmd) => boolean): Rule['find'] =>
  ({ node }, { history }) => {
    const { table, commands } = alterations(node);
    if (!history.isInUse(table)) return [];
    return commands
      .filter(isFault)
      .map((command) => `${table}.${command.name ?? addedColumn(command)?.colname ?? ''}`);
  };

const has = (column: ColumnDef, ...types: string[]) =>
  constraintsOf(column).some(({ contype }) => types.includes(contype ?? ''));

/** Makes up a value for each row by itself. */
const FILLS_ITSELF = ['CONSTR_DEFAULT', 'CONSTR_GENERATED', 'CONSTR_IDENTITY'];
const SERIAL = /^(small|big)?serial[248]?$/;

const typeName = ({ typeName: type }: ColumnDef): string => {
  const last = type?.names?.at(-1);
  return last && 'String' in last ? (last.String.sval ?? '') : '';
};

/** Functions that give the same value all through a statement. */
const STABLE = new Set([
  'now',
  'transaction_timestamp',
  'statement_timestamp',
  'lower',
  'upper',
  'to_jsonb',
  'jsonb_build_object',
  'jsonb_build_array'
]);

/** Whether PostgreSQL can compute a value once, and need not write every row. */
function isConstant(node: Node): boolean {
  if ('A_Const' in node || 'SQLValueFunction' in node) return true;
  if ('TypeCast' in node) return node.TypeCast.arg !== undefined && isConstant(node.TypeCast.arg);
  if ('A_ArrayExpr' in node) return (node.A_ArrayExpr.elements ?? []).every(isConstant);
  if (!('FuncCall' in node)) return false;
  const { funcname = [], args = [] } = node.FuncCall;
  const last = funcname.at(-1);
  return (
    last !== undefined && 'String' in last && STABLE.has(last.String.sval ?? '') && args.every(isConstant)
  );
}

const writesEveryRow = (column: ColumnDef): boolean =>
  SERIAL.test(typeName(column)) ||
  constraintsOf(column).some(
    ({ contype, generated_kind: kind, raw_expr: value }) =>
      contype === 'CONSTR_IDENTITY' ||
      (contype === 'CONSTR_GENERATED' && kind !== 'v') ||
      (contype === 'CONSTR_DEFAULT' && value !== undefined && !isConstant(value))
  );

export const columnRules: readonly Rule[] = [
  {
    id: 'column-not-null',
    sentence:
      'A new column that may not be null has no value for the rows that are there, nor for those that the release before inserts.',
    remedy: 'Give it a default, or let it be null.',
    find: inUse((command) => {
      const column = addedColumn(command);
      return (
        column !== undefined &&
        has(column, 'CONSTR_NOTNULL') &&
        !has(column, ...FILLS_ITSELF) &&
        !SERIAL.test(typeName(column))
      );
    })
  },
  {
    id: 'volatile-default',
    sentence:
      'A value that differs from row to row makes PostgreSQL write the whole table anew while nobody may read it.',
    remedy:
      'Add the column without it, set the default in a second statement, and fill the rows that are there in batches.',
    find: inUse((command) => {
      const column = addedColumn(command);
      return column !== undefined && writesEveryRow(column);
    })
  },
  {
    id: 'type-rewrite',
    sentence:
      'Another type makes PostgreSQL write the whole table anew while nobody may read it, and the release before expects the old one.',
    remedy: 'Add a second column, write both, fill it in batches, and remove the first one a release later.',
    find: inUse(({ subtype }) => subtype === 'AT_AlterColumnType')
  },
  {
    id: 'not-null-scan',
    sentence: '“set not null” reads the whole table while nobody may use it.',
    remedy:
      'First “add constraint … check (column is not null) not valid”, in the next migration “validate constraint …”, then “set not null”, which believes the check.',
    find: ({ node }, { history }) => {
      const { table, commands } = alterations(node);
      return commands
        .filter(
          ({ subtype, name = '' }) =>
            subtype === 'AT_SetNotNull' && history.isInUse(table) && !history.isKnownNotNull(table, name)
        )
        .map(({ name = '' }) => `${table}.${name}`);
    }
  }
];
