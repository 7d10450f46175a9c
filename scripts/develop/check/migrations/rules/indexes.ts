import type { Node } from 'libpg-query';
import type { Rule } from '../rule.ts';
import { tableKey } from '../statement.ts';

/** The index a concurrent statement is about, and whether it may be repeated after it was interrupted. */
function concurrent(node: Node): { what: string; isRepeatable: boolean } | undefined {
  if ('IndexStmt' in node && node.IndexStmt.concurrent)
    return {
      what: node.IndexStmt.idxname ?? 'an index without a name',
      isRepeatable: node.IndexStmt.if_not_exists ?? false
    };
  if ('DropStmt' in node && node.DropStmt.concurrent)
    return { what: 'drop index', isRepeatable: node.DropStmt.missing_ok ?? false };
  if (
    'ReindexStmt' in node &&
    node.ReindexStmt.params?.some((param) => 'DefElem' in param && param.DefElem.defname === 'concurrently')
  )
    return { what: 'reindex', isRepeatable: true };
  return undefined;
}

export const indexRules: readonly Rule[] = [
  {
    id: 'index-blocks',
    sentence: 'Creating an index keeps everybody from writing to the table until it is done.',
    remedy: 'Write “create index concurrently if not exists”, alone in a migration of its own.',
    find: ({ node }, { history }) =>
      'IndexStmt' in node && !node.IndexStmt.concurrent && history.isInUse(tableKey(node.IndexStmt.relation))
        ? [tableKey(node.IndexStmt.relation)]
        : []
  },
  {
    id: 'concurrent-alone',
    sentence:
      'A concurrent statement runs outside of a transaction, so nothing undoes what stands beside it.',
    remedy: 'Give it a migration of its own: npx drizzle-kit generate --custom --name=… makes an empty one.',
    find: ({ node }, { count, isTransactional }) => {
      const statement = concurrent(node);
      return statement && (count > 1 || isTransactional) ? [statement.what] : [];
    }
  },
  {
    id: 'concurrent-repeatable',
    sentence:
      'A concurrent statement may be done and not yet noted when the process is killed, and is then repeated.',
    remedy:
      'Write “create index concurrently if not exists name” or “drop index concurrently if exists name”.',
    find: ({ node }) => {
      const statement = concurrent(node);
      const isNameless = 'IndexStmt' in node && node.IndexStmt.idxname === undefined;
      return statement && (!statement.isRepeatable || isNameless) ? [statement.what] : [];
    }
  }
];
