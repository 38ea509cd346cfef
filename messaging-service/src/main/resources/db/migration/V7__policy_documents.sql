-- Policies become documents: one text that an author writes, kept as it was written. What was saved
-- before as rules in JSON becomes a document of the same meaning; JSON is YAML. The rules as they were
-- saved stay beside it, because revisions are kept for ever.
alter table policy_revision rename column rules to former_rules;
alter table policy_revision alter column former_rules drop not null;
alter table policy_revision
  add column document text,
  -- What lists show of the document: owner, severity, outcomes, number of rules.
  add column summary jsonb,
  add column comment text,
  -- A publication to come, and the second person who decided on it.
  add column scheduled_for timestamptz,
  add column scheduled_by uuid references person,
  -- Why a publication that was due did not come about.
  add column schedule_failure text,
  -- In force by its author's word alone, until a second person has published it or rolled it back.
  add column emergency_at timestamptz,
  add column emergency_by uuid references person,
  add column emergency_reason text,
  -- The published revision whose document this one brings back, and why.
  add column restores integer,
  add column reason text;

-- Terms of the time before saw through no disguise, and must not begin to.
update policy_revision r set
  document = jsonb_pretty(jsonb_build_object(
    'policy', r.policy_id, 'name', r.name,
    'rules', (
      select jsonb_agg(
        jsonb_build_object('id', rule ->> 'id', 'outcome', rule ->> 'outcome',
          'when', case rule ->> 'kind'
            when 'lexicon' then jsonb_build_object('lexicon', jsonb_build_object(
              'terms', rule -> 'terms', 'match', coalesce(rule ->> 'match', 'word'), 'disguised', false))
            else jsonb_build_object('regex', jsonb_build_object(
              'pattern', rule ->> 'regex',
              'case', case when rule ->> 'caseSensitive' = 'true' then 'sensitive' else 'insensitive' end))
          end)
        || case when coalesce(rule -> 'tips', '{}') in ('{}', 'null') then '{}'::jsonb
             else jsonb_build_object('tips', rule -> 'tips') end
        order by place)
      from jsonb_array_elements(r.former_rules) with ordinality as given (rule, place)))),
  summary = jsonb_build_object(
    'owner', (select username from person where id = r.author_id), 'severity', 'medium',
    'outcomes', (
      select jsonb_agg(distinct rule ->> 'outcome') from jsonb_array_elements(r.former_rules) rule),
    'rules', jsonb_array_length(r.former_rules));

alter table policy_revision
  alter column document set not null,
  alter column summary set not null,
  drop constraint policy_revision_check,
  -- The second person, enforced where nobody can forget it. Bringing back what two people have
  -- agreed on before takes one.
  add constraint second_person check (
    (published_by is null or published_by <> author_id or restores is not null)
    and (published_by is null or emergency_by is null or published_by <> emergency_by)
    and (scheduled_by is null or scheduled_by <> author_id)),
  add constraint whole_schedule check ((scheduled_for is null) = (scheduled_by is null));
create index policy_revision_scheduled on policy_revision (scheduled_for) where scheduled_for is not null;

-- What people said about a policy, or about a line of one revision.
create table policy_comment (
  id bigint generated always as identity primary key,
  policy_id text not null references policy,
  revision integer,
  line integer,
  author_id uuid not null references person,
  at timestamptz not null,
  text text not null
);
create index policy_comment_of on policy_comment (policy_id, id);

-- Named lists of terms, which policies refer to. Versions are kept for ever, as revisions are.
create table term_list (
  id text primary key,
  -- The version in force; null before the first is published.
  active_version integer
);
create table term_list_version (
  list_id text not null references term_list,
  version integer not null,
  name text not null,
  owner text,
  expires date,
  -- [{"term", "note"?, "expires"?}]
  terms jsonb not null,
  comment text,
  author_id uuid not null references person,
  saved_at timestamptz not null,
  published_by uuid references person,
  published_at timestamptz,
  primary key (list_id, version),
  check (published_by is null or published_by <> author_id)
);

-- Every set that was ever in force, whole: {"policies": [{"id", "version", "document"}],
-- "lists": [{"id", "version", "terms"}]}.
alter table policy_set rename column policies to former_policies;
alter table policy_set alter column former_policies drop not null;
alter table policy_set
  add column source jsonb,
  -- How the set came about: `published`, `expired` (a term's date has passed) or `reissued` (the same
  -- policies under another hash, because the engine's canonical form changed).
  add column cause text not null default 'published' check (cause in ('published', 'expired', 'reissued')),
  -- The hash under which a re-issued set was in force before.
  add column reissue_of text,
  -- Which canonical form the hash is of: the hash of the empty set in it.
  add column form text;
update policy_set s set source = jsonb_build_object(
  'lists', '[]'::jsonb,
  'policies', (
    select coalesce(jsonb_agg(
      jsonb_build_object('id', r.policy_id, 'version', r.revision, 'document', r.document)
      order by r.policy_id), '[]')
    from jsonb_array_elements(s.former_policies) former
    join policy_revision r
      on r.policy_id = former ->> 'id' and r.revision = (former ->> 'version')::integer));
alter table policy_set alter column source set not null;
create index policy_set_by_hash on policy_set (hash, sequence);

-- What happens to a text whose rules could not be decided within their budget (P7). The newest row holds.
create table policy_setting (
  sequence bigint generated always as identity primary key,
  undecided text not null check (undecided in ('hold', 'refuse', 'deliver-and-rescan')),
  set_by uuid not null references person,
  set_at timestamptz not null
);

alter table node
  add column policy_since timestamptz,
  -- Why this node does not judge by the set in force; null while it does.
  add column policy_failure text;

-- How rules did, by day: added up by every node every few seconds.
create table rule_activity (
  day date not null,
  policy text not null,
  rule text not null,
  hits bigint not null,
  overridden bigint not null,
  last_hit timestamptz not null,
  -- How many of the verdicts took up to 1, 2, 4, ... 2^15 microseconds, and more.
  micros bigint[] not null,
  primary key (policy, rule, day)
);
-- How often two rules found something in the same text; the first name is the lesser.
create table rule_pair (
  day date not null,
  policy text not null,
  rule text not null,
  other_policy text not null,
  other_rule text not null,
  together bigint not null,
  primary key (policy, rule, other_policy, other_rule, day)
);
