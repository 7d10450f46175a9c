import {
  hasSqlDetails,
  parse,
  type AlterTableCmd,
  type ColumnDef,
  type Constraint,
  type Node,
  type RangeVar
} from 'libpg-query';

export interface Statement {
  readonly node: Node;
  readonly line: number;
}

export type ParsedSql =
  | { readonly ok: true; readonly statements: readonly Statement[] }
  | { readonly ok: false; readonly line: number; readonly reason: string };

/** Reads SQL as PostgreSQL itself does. The breakpoints of drizzle-kit are comments to it. */
export async function parseSql(sql: string): Promise<ParsedSql> {
  // PostgreSQL counts bytes.
  const bytes = Buffer.from(sql);
  const lineAt = (offset: number) => bytes.subarray(0, offset).toString().split('\n').length;
  try {
    // The parser refuses what is quite empty.
    const { stmts = [] } = await parse(`${sql}\n`);
    const statements = stmts.flatMap(({ stmt, stmt_location: from = 0 }) => {
      if (!stmt) return [];
      const before = /^(?:\s|--[^\n]*|\/\*[^]*?\*\/)*/.exec(bytes.subarray(from).toString())?.[0] ?? '';
      return [{ node: stmt, line: lineAt(from + Buffer.byteLength(before)) }];
    });
    return { ok: true, statements };
  } catch (error) {
    if (!hasSqlDetails(error)) throw error;
    return { ok: false, line: lineAt(error.sqlDetails?.cursorPosition ?? 0), reason: error.message };
  }
}

/** Schema and name of a table, as a key. */
export const tableKey = (table: RangeVar | undefined): string =>
  `${table?.schemaname ?? 'public'}.${table?.relname ?? ''}`;

/** The changes of an `alter table`, and of which table. */
export function alterations(node: Node): {
  readonly table: string;
  readonly commands: readonly AlterTableCmd[];
} {
  if (!('AlterTableStmt' in node) || node.AlterTableStmt.objtype !== 'OBJECT_TABLE')
    return { table: '', commands: [] };
  const { relation, cmds = [] } = node.AlterTableStmt;
  return {
    table: tableKey(relation),
    commands: cmds.flatMap((command) => ('AlterTableCmd' in command ? [command.AlterTableCmd] : []))
  };
}

/** The column that a command of `alter table` adds. */
export const addedColumn = ({ subtype, def }: AlterTableCmd): ColumnDef | undefined =>
  subtype === 'AT_AddColumn' && def && 'ColumnDef' in def ? def.ColumnDef : undefined;

/** The constraint that a command of `alter table` adds to columns that are there. */
export const addedConstraint = ({ subtype, def }: AlterTableCmd): Constraint | undefined =>
  subtype === 'AT_AddConstraint' && def && 'Constraint' in def ? def.Constraint : undefined;

export const constraintsOf = ({ constraints = [] }: ColumnDef): Constraint[] =>
  constraints.flatMap((node) => ('Constraint' in node ? [node.Constraint] : []));
