import type { Constraint } from 'libpg-query';
import { addedConstraint, alterations, tableKey, type Statement } from './statement.ts';

interface Check {
  /** The column that may not be null, where the check says just that. */
  readonly notNull: string | undefined;
  readonly migration: number;
  isValidated: boolean;
}

/** What the statements so far have made. */
export class History {
  readonly #created = new Map<string, number>();
  readonly #checks = new Map<string, Check>();
  #migration = 0;

  beginMigration(): void {
    this.#migration += 1;
  }

  note({ node }: Statement): void {
    if ('CreateStmt' in node && !node.CreateStmt.if_not_exists)
      this.#created.set(tableKey(node.CreateStmt.relation), this.#migration);
    if ('CreateTableAsStmt' in node && !node.CreateTableAsStmt.if_not_exists)
      this.#created.set(tableKey(node.CreateTableAsStmt.into?.rel), this.#migration);
    const { table, commands } = alterations(node);
    for (const command of commands) {
      const constraint = addedConstraint(command);
      if (constraint?.conname !== undefined)
        this.#checks.set(`${table}.${constraint.conname}`, {
          notNull: notNullColumn(constraint),
          migration: this.#migration,
          isValidated: !constraint.skip_validation
        });
      const key = `${table}.${command.name ?? ''}`;
      const known = this.#checks.get(key);
      if (command.subtype === 'AT_ValidateConstraint' && known) known.isValidated = true;
      if (command.subtype === 'AT_DropConstraint') this.#checks.delete(key);
    }
  }

  /** Whether a table has rows and users: it does not when this migration has made it. */
  isInUse(table: string): boolean {
    return this.#created.get(table) !== this.#migration;
  }

  /** Whether a constraint is of this migration, whose transaction still holds the lock it needed. */
  isNewConstraint(table: string, name: string): boolean {
    return this.#checks.get(`${table}.${name}`)?.migration === this.#migration;
  }

  /** Whether PostgreSQL knows from a validated check that a column has no nulls, and need not look. */
  isKnownNotNull(table: string, column: string): boolean {
    return [...this.#checks].some(
      ([key, { notNull, isValidated }]) => isValidated && notNull === column && key.startsWith(`${table}.`)
    );
  }
}

function notNullColumn({ contype, raw_expr: expression }: Constraint): string | undefined {
  if (contype !== 'CONSTR_CHECK' || !expression || !('NullTest' in expression)) return undefined;
  const { arg, nulltesttype } = expression.NullTest;
  if (nulltesttype !== 'IS_NOT_NULL' || !arg || !('ColumnRef' in arg)) return undefined;
  const last = arg.ColumnRef.fields?.at(-1);
  return last && 'String' in last ? last.String.sval : undefined;
}
