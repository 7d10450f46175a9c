import type { Node } from 'libpg-query';
import type { Rule, Surroundings } from '../rule.ts';
import { alterations, tableKey } from '../statement.ts';

/** What a build of an older release may use. Indexes, constraints and triggers are not called by name. */
const USED = [
  'TABLE',
  'VIEW',
  'MATVIEW',
  'SCHEMA',
  'TYPE',
  'DOMAIN',
  'SEQUENCE',
  'FUNCTION',
  'PROCEDURE',
  'ROUTINE',
  'EXTENSION'
].map((kind) => `OBJECT_${kind}`);
/** Renaming these changes nothing for those who read and write. */
const UNNAMED = ['OBJECT_INDEX', 'OBJECT_TABCONSTRAINT', 'OBJECT_TRIGGER', 'OBJECT_POLICY'];

const lastName = (object: Node): string => {
  const items = 'List' in object ? (object.List.items ?? []) : [object];
  return items.map((item) => ('String' in item ? (item.String.sval ?? '') : '')).join('.') || 'something';
};

/** What a statement takes away from a build that does not know of it. */
function removed(node: Node, { history }: Surroundings): string[] {
  if ('DropStmt' in node) {
    const { removeType = '', objects = [] } = node.DropStmt;
    if (!USED.includes(removeType)) return [];
    return objects
      .map(lastName)
      .filter((name) => history.isInUse(name.includes('.') ? name : `public.${name}`));
  }
  if ('RenameStmt' in node) {
    const { renameType = '', relation, subname, newname } = node.RenameStmt;
    if (UNNAMED.includes(renameType) || (relation && !history.isInUse(tableKey(relation)))) return [];
    return [
      `${relation ? tableKey(relation) : 'something'}${subname === undefined ? '' : `.${subname}`} → ${newname ?? ''}`
    ];
  }
  if ('AlterObjectSchemaStmt' in node) return [tableKey(node.AlterObjectSchemaStmt.relation)];
  if ('AlterEnumStmt' in node)
    return node.AlterEnumStmt.oldVal === undefined ? [] : [node.AlterEnumStmt.oldVal];
  const { table, commands } = alterations(node);
  return commands
    .filter(({ subtype }) => subtype === 'AT_DropColumn' && history.isInUse(table))
    .map(({ name = '' }) => `${table}.${name}`);
}

export const removalRules: readonly Rule[] = [
  {
    id: 'removal',
    sentence:
      'Dropped or renamed, it is missing for the release before, which still runs during the update and after a rollback.',
    remedy:
      'Stop using it in one release. Remove it in a later one, in a migration with the line “-- contract: unused since <that first release>”. Instead of renaming, add the new one beside it.',
    find: ({ node }, surroundings) =>
      surroundings.unusedSince === undefined ? removed(node, surroundings) : []
  }
];

/** Whether a statement needs a `-- contract` line. */
export const isRemoval = (node: Node, surroundings: Surroundings): boolean =>
  removed(node, surroundings).length > 0;
