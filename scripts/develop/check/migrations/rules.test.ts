import { describe, expect, it } from 'vitest';
import { lintMigrations, rules } from './lint.ts';

const VERSION = '0.4.0';
const OLD = 'create table a (id uuid primary key, note text, b int);';

/** Ids of the rules that the last of these migrations breaks. */
async function broken(...migrations: string[]): Promise<string[]> {
  const texts = migrations.map((sql, index) => ({ tag: `000${String(index)}_test`, sql }));
  const last = texts.at(-1)?.tag ?? '';
  const faults = (await lintMigrations(texts, VERSION)).filter((fault) => fault.includes(last));
  return faults.map((fault) => /\[([a-z-]+)\]/.exec(fault)?.[1] ?? fault);
}

const CHECK = 'alter table a add constraint note_there check (note is not null) not valid;';
const VALIDATE = 'alter table a validate constraint note_there;';

/** What stands in the last migration; those before it are applied already. */
const examples: Readonly<Record<string, { bad: (string | string[])[]; good: (string | string[])[] }>> = {
  'index-blocks': {
    bad: ['create index a_idx on a (note);', 'create unique index a_idx on public.a (note);'],
    good: [
      'create index concurrently if not exists a_idx on a (note);',
      'create table c (id int); create index c_idx on c (id);'
    ]
  },
  'concurrent-alone': {
    bad: [
      'create index concurrently if not exists a_idx on a (note); alter table a add column c int;',
      'drop index concurrently if exists a_idx; drop index concurrently if exists b_idx;'
    ],
    good: ['drop index concurrently if exists a_idx;', 'reindex index concurrently a_idx;']
  },
  'concurrent-repeatable': {
    bad: [
      'create index concurrently a_idx on a (note);',
      'drop index concurrently a_idx;',
      'create index concurrently on a (note);'
    ],
    good: ['create unique index concurrently if not exists a_idx on a (note);']
  },
  'column-not-null': {
    bad: [
      'alter table a add column c int not null;',
      'alter table a add column c int, add column d text not null;'
    ],
    good: [
      'alter table a add column c int;',
      `alter table a add column c jsonb default '{}'::jsonb not null;`,
      'create table c (id int); alter table c add column d int not null;'
    ]
  },
  'volatile-default': {
    bad: [
      'alter table a add column c uuid default gen_random_uuid();',
      'alter table a add column c float default random() not null;',
      'alter table a add column c serial;',
      'alter table a add column c int generated always as identity;',
      'alter table a add column c int generated always as (b + 1) stored;',
      'alter table a add column c timestamptz default clock_timestamp();'
    ],
    good: [
      'alter table a add column c timestamptz default now() not null;',
      'alter table a add column c timestamptz default current_timestamp;',
      'alter table a add column c int[] default array[1, 2]; alter table a add column d boolean default false;',
      'alter table a add column c uuid; alter table a alter column c set default gen_random_uuid();'
    ]
  },
  'type-rewrite': {
    bad: [
      'alter table a alter column b type bigint;',
      'alter table a alter column note set data type varchar(5);'
    ],
    good: [
      'alter table a add column b_wide bigint;',
      'create table c (id int); alter table c alter column id type bigint;'
    ]
  },
  'not-null-scan': {
    bad: [
      'alter table a alter column note set not null;',
      [CHECK, 'alter table a alter column note set not null;'],
      [CHECK, VALIDATE, 'alter table a alter column b set not null;'],
      [
        CHECK,
        VALIDATE,
        'alter table a drop constraint note_there;',
        'alter table a alter column note set not null;'
      ]
    ],
    good: [
      [
        CHECK,
        VALIDATE,
        'alter table a alter column note set not null; alter table a drop constraint note_there;'
      ],
      [CHECK, `${VALIDATE} alter table a alter column note set not null;`],
      'alter table a alter column note drop not null;'
    ]
  },
  'constraint-scan': {
    bad: [
      'alter table a add constraint b_positive check (b > 0);',
      'alter table a add constraint a_parent_fk foreign key (id) references a (id);',
      'alter table a add column c int check (c > 0);'
    ],
    good: [
      'alter table a add constraint b_positive check (b > 0) not valid;',
      'alter table a add constraint a_parent_fk foreign key (id) references a (id) not valid;',
      'create table c (id uuid); alter table c add constraint c_fk foreign key (id) references a (id);',
      'alter table a add column parent uuid references a (id);'
    ]
  },
  'validate-apart': {
    bad: [`${CHECK} ${VALIDATE}`],
    good: [
      [CHECK, VALIDATE],
      'create table c (id int); alter table c add constraint d check (id > 0) not valid; alter table c validate constraint d;'
    ]
  },
  'unique-scan': {
    bad: [
      'alter table a add constraint a_note_key unique (note);',
      'alter table a add primary key (id);',
      'alter table a add column c text unique;',
      'alter table a add constraint x exclude using gist (note with =);'
    ],
    good: [
      'alter table a add constraint a_note_key unique using index a_note_idx;',
      'create table c (id int); alter table c add primary key (id);'
    ]
  },
  removal: {
    bad: [
      'drop table a;',
      'drop table if exists a cascade;',
      'alter table a drop column note;',
      'alter table a rename column note to remark;',
      'alter table a rename to z;',
      'alter table a set schema other;',
      'drop view v;',
      'drop type mood;',
      'drop schema public cascade;',
      `alter type mood rename value 'sad' to 'blue';`,
      'alter type mood rename to temper;'
    ],
    good: [
      '-- contract: unused since 0.3.0\nalter table a drop column note;',
      '-- contract: unused since 0.3.9\ndrop table a;',
      'alter table a drop constraint note_there; alter table a alter column note drop default;',
      'drop index a_idx; alter index b_idx rename to c_idx; alter table a rename constraint d to e;',
      'create table c (id int); drop table c;'
    ]
  },
  contract: {
    bad: [
      '-- contract: unused since 0.4.0\nalter table a drop column note;',
      '-- contract: unused since 0.10.0\nalter table a drop column note;',
      '-- contract: unused since v0.3.0\nalter table a drop column note;',
      '-- contract: unused since 0.3.0\nalter table a add column c int;'
    ],
    good: ['-- contract: unused since 0.3.12\nalter table a drop column note;']
  },
  'bulk-write': {
    bad: [
      'truncate a;',
      'update a set b = 1;',
      'delete from a where true;',
      'with gone as (delete from a returning *) select * from gone;'
    ],
    good: [
      'update a set b = 1 where b is null;',
      'delete from a where id in (select id from a limit 1000);',
      'create table c (id int); insert into c values (1); update c set id = 2;'
    ]
  },
  'exclusive-lock': {
    bad: [
      'lock table a;',
      'vacuum full a;',
      'cluster a;',
      'reindex table a;',
      'alter table a set unlogged;',
      'begin; commit;'
    ],
    good: ['alter table a set (fillfactor = 90);', 'comment on table a is $$all of it; lock table a$$;']
  },
  hidden: {
    bad: ['do $$ begin drop table a; end $$;', 'call clean_up();'],
    good: [`insert into a (id) values (gen_random_uuid());`]
  },
  syntax: { bad: ['create tabel a (id int);', `select 'open`], good: [''] }
};

const list = (example: string | string[]): string[] => [
  OLD,
  ...(typeof example === 'string' ? [example] : example)
];

for (const [id, { bad, good }] of Object.entries(examples))
  describe(`rule ${id}`, () => {
    it.each(bad)('refuses %s', async (example) => {
      expect(await broken(...list(example))).toContain(id);
    });

    it.each(good)('accepts %s', async (example) => {
      expect(await broken(...list(example))).toEqual([]);
    });
  });

it('has an example of every rule', () => {
  expect(Object.keys(examples)).toEqual(expect.arrayContaining(rules.map(({ id }) => id)));
});

it('says where, what is wrong, and what to write instead', async () => {
  const sql =
    '-- später: ünïcode\n\nalter table a add column c int;\n--> statement-breakpoint\n\ndrop table a;';
  expect(await lintMigrations([{ tag: '0005_x', sql }], VERSION)).toEqual([
    expect.stringMatching(
      /^drizzle\/migrations\/0005_x\.sql:6 \[removal\] a: Dropped or renamed.* → Stop using it/
    )
  ]);
});

it('says that a removal in the release that stops using it is one', async () => {
  const sql = '-- contract: unused since 0.4.0\ndrop table a;';
  expect(await lintMigrations([{ tag: '0005_x', sql }], VERSION)).toEqual([
    expect.stringContaining('a drop in the same release: 0.4.0 is not out before 0.4.0')
  ]);
});
