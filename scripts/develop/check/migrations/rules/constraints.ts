import type { Constraint } from 'libpg-query';
import type { Rule } from '../rule.ts';
import { addedColumn, addedConstraint, alterations, constraintsOf } from '../statement.ts';

/** Faults of the constraints that an `alter table` adds to a table in use. */
const onTableInUse =
  (isFault: (constraint: Constraint, isOfNewColumn: boolean) => boolean): Rule['find'] =>
  ({ node }, { history }) => {
    const { table, commands } = alterations(node);
    if (!history.isInUse(table)) return [];
    return commands.flatMap((command) => {
      const column = addedColumn(command);
      const added = addedConstraint(command);
      const faults = column
        ? constraintsOf(column).filter((constraint) => isFault(constraint, true))
        : added && isFault(added, false)
          ? [added]
          : [];
      return faults.map(({ conname }) => `${table}.${conname ?? column?.colname ?? 'without a name'}`);
    });
  };

const UNIQUE = ['CONSTR_UNIQUE', 'CONSTR_PRIMARY', 'CONSTR_EXCLUSION'];

export const constraintRules: readonly Rule[] = [
  {
    id: 'constraint-scan',
    sentence: 'A new foreign key or check reads the whole table while nobody may write to it.',
    remedy: 'Add it with “not valid”, and “validate constraint …” in the next migration.',
    // For a new column without a value PostgreSQL knows that no row can break its foreign key.
    find: onTableInUse(
      ({ contype, skip_validation: isNotValid }, isOfNewColumn) =>
        !isNotValid && (contype === 'CONSTR_CHECK' || (contype === 'CONSTR_FOREIGN' && !isOfNewColumn))
    )
  },
  {
    id: 'validate-apart',
    sentence: 'The transaction that adds a constraint holds its lock until it ends, also while it validates.',
    remedy: 'Put “validate constraint …” into a migration of its own, after this one.',
    find: ({ node }, { history }) => {
      const { table, commands } = alterations(node);
      return commands
        .filter(
          ({ subtype, name = '' }) =>
            subtype === 'AT_ValidateConstraint' &&
            history.isInUse(table) &&
            history.isNewConstraint(table, name)
        )
        .map(({ name = '' }) => `${table}.${name}`);
    }
  },
  {
    id: 'unique-scan',
    sentence: 'A new unique constraint or primary key builds its index while nobody may use the table.',
    remedy:
      'Create a unique index concurrently in a migration of its own, then “add constraint … unique using index …”.',
    find: onTableInUse(({ contype, indexname }) => UNIQUE.includes(contype ?? '') && indexname === undefined)
  }
];
