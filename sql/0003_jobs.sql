-- The program may put work into the queue, and nothing else: it neither sees nor changes what waits there.
-- The queue's own tables are made by graphile-worker before this file is run.

create function enqueue_job(name text, payload json, key text, run_at timestamptz) returns void
  language sql volatile security definer
  set search_path = pg_catalog, pg_temp
  as $$
    select from graphile_worker.add_job(
      identifier => name,
      payload => payload,
      job_key => key,
      run_at => run_at
    )
  $$;
comment on function enqueue_job is 'Adds a job in the transaction of the caller. A second job of the same key replaces the first while it waits.';
revoke all on function enqueue_job from public;
grant execute on function enqueue_job to motcua_app;
