import type { Node } from 'libpg-query';
import type { Rule } from '../rule.ts';
import { alterations, tableKey } from '../statement.ts';

const isAlways = (where: Node | undefined): boolean =>
  where === undefined || ('A_Const' in where && where.A_Const.boolval !== undefined);

/** Every statement within a statement: a `with` may change tables too. */
function within(value: unknown, visit: (node: Node) => string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => within(item, visit));
  if (typeof value !== 'object' || value === null) return [];
  // Every object of the tree is a node or the content of one; a visitor looks for the keys it knows.
  return [...visit(value as Node), ...Object.values(value).flatMap((item) => within(item, visit))];
}

/** Tables all of whose rows a statement changes. */
function emptiedOrRewritten(node: Node): string[] {
  if ('TruncateStmt' in node)
    return (node.TruncateStmt.relations ?? []).map((table) =>
      'RangeVar' in table ? tableKey(table.RangeVar) : ''
    );
  const change = 'UpdateStmt' in node ? node.UpdateStmt : 'DeleteStmt' in node ? node.DeleteStmt : undefined;
  return change && isAlways(change.whereClause) ? [tableKey(change.relation)] : [];
}

/** Statements that are nothing but a lock, or a long piece of work under one. */
const LOCKING: readonly (readonly [key: string, name: string])[] = [
  ['LockStmt', 'lock table'],
  ['VacuumStmt', 'vacuum or analyze'],
  ['ClusterStmt', 'cluster'],
  ['RefreshMatViewStmt', 'refresh materialized view'],
  ['TransactionStmt', 'begin or commit: the runner does that']
];
const LOCKING_COMMANDS = [
  'AT_SetLogged',
  'AT_SetUnLogged',
  'AT_SetTableSpace',
  'AT_SetAccessMethod',
  'AT_AddIdentity',
  'AT_AttachPartition',
  'AT_DetachPartition'
];

export const lockRules: readonly Rule[] = [
  {
    id: 'bulk-write',
    sentence:
      'Changing every row in one statement keeps them locked until the migration ends, and doubles the table.',
    remedy:
      'Do it in batches from the app (update … where id in (select … limit 1000)), or say with “where” which rows are meant.',
    find: ({ node }, { history }) =>
      within(node, emptiedOrRewritten).filter((table) => history.isInUse(table))
  },
  {
    id: 'exclusive-lock',
    sentence: 'This holds a table for as long as its size asks for, or does not belong into a migration.',
    remedy: 'Leave it out; what has to be done once by hand is done outside of an update.',
    find: ({ node }, { history }) => {
      const { table, commands } = alterations(node);
      const isReindex = 'ReindexStmt' in node && !node.ReindexStmt.params?.length;
      return [
        ...LOCKING.filter(([key]) => key in node).map(([, name]) => name),
        ...(isReindex ? ['reindex without concurrently'] : []),
        ...commands
          .filter(({ subtype = '' }) => LOCKING_COMMANDS.includes(subtype) && history.isInUse(table))
          .map(() => table)
      ];
    }
  },
  {
    id: 'hidden',
    sentence: 'Nobody can see what a block of code does to the database, neither this check nor a reader.',
    remedy: 'Write plain statements. What has to decide by itself belongs into the app.',
    find: ({ node }) => ('DoStmt' in node || 'CallStmt' in node ? ['do or call'] : [])
  }
];
