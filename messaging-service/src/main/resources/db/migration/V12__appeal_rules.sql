-- Which rules an appeal is about: [{"policy", "rule", "version"}], those that made the verdict what it was.
alter table appeal add column rules jsonb not null default '[]';
update appeal a set rules = coalesce((
  select jsonb_agg(jsonb_build_object(
    'policy', f ->> 'policy', 'rule', f ->> 'rule', 'version', (f ->> 'version')::integer))
  from message m, jsonb_array_elements(m.verdict -> 'findings') f
  where m.id = a.message_id and f ->> 'outcome' = m.verdict ->> 'outcome'), '[]');
alter table appeal alter column rules drop default;
create index appeal_answered on appeal (answered_at) where answered_at is not null;
