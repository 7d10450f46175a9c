-- Makes the role with which web and worker connect, or sees to it that it is as it should be: it owns this database and all
-- that is in it, may make other databases (restoring a backup does), and is no superuser, so that nobody reads files or runs
-- programs through it. May run again at any time. Needs a superuser, and two settings of the session:
--   partyquiz.app_role      its name
--   partyquiz.app_password  its password
do $$
declare
  app text := current_setting('partyquiz.app_role');
  statement text;
begin
  if not exists (select from pg_roles where rolname = app) then
    execute format('create role %I', app);
  end if;
  execute format('alter role %I login nosuperuser createdb nocreaterole password %L', app, current_setting('partyquiz.app_password'));
  execute format('alter database %I owner to %I', current_database(), app);
  for statement in
    with ours as (
      select oid from pg_namespace where nspname <> 'information_schema' and nspname !~ '^pg_'
    ), others as (
      -- The schema “public” belongs to whoever owns the database.
      select oid from pg_roles where rolname not in (app, 'pg_database_owner')
    ), bound as (
      -- What goes with its table, or belongs to an extension.
      select classid, objid from pg_depend where deptype in ('a', 'i', 'e')
    )
    select format('alter schema %I owner to %I', nspname, app) from pg_namespace n
      where oid in (table ours) and nspowner in (table others)
    union all
    select format('alter table %s owner to %I', c.oid::regclass, app) from pg_class c
      where relnamespace in (table ours) and relowner in (table others) and relkind in ('r', 'p', 'v', 'm', 'f', 'S')
        and not exists (select from bound where classid = 'pg_class'::regclass and objid = c.oid)
    union all
    select format('alter type %s owner to %I', t.oid::regtype, app) from pg_type t
      where typnamespace in (table ours) and typowner in (table others) and typtype in ('e', 'd', 'r')
        and not exists (select from bound where classid = 'pg_type'::regclass and objid = t.oid)
    union all
    select format('alter routine %s owner to %I', p.oid::regprocedure, app) from pg_proc p
      where pronamespace in (table ours) and proowner in (table others)
        and not exists (select from bound where classid = 'pg_proc'::regclass and objid = p.oid)
  loop
    execute statement;
  end loop;
end
$$;
