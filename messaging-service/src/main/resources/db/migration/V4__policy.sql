-- Running nodes, by their heartbeats.
create table node (
  id text primary key,
  started timestamptz not null,
  seen timestamptz not null,
  policy_set text,
  connections integer not null default 0
);

-- A person with at least one open socket on a node; counts only while the node is alive.
create table presence (
  node text not null references node on delete cascade,
  person_id uuid not null,
  primary key (person_id, node)
);
create index presence_by_node on presence (node);

-- What people chose to be shown as; nothing here means available.
create table presence_choice (
  person_id uuid primary key,
  status text not null check (status in ('available', 'busy', 'away', 'invisible'))
);

-- What happened in each minute on each node, for the overview.
create table activity (
  minute timestamptz not null,
  node text not null,
  posted bigint not null,
  alerted bigint not null,
  blocked bigint not null,
  primary key (minute, node)
);

-- Policies. Revisions are kept for ever: every verdict of the past must stay explicable.
create table policy (
  id text primary key,
  -- The revision in force; null before the first is published and after the policy is retired.
  active_revision integer
);

create table policy_revision (
  policy_id text not null references policy,
  revision integer not null,
  name text not null,
  -- The rules as JSON, in the form of the REST contract.
  rules jsonb not null,
  author_id uuid not null references person,
  saved_at timestamptz not null,
  published_by uuid references person,
  published_at timestamptz,
  primary key (policy_id, revision),
  -- The second person, enforced where nobody can forget it.
  check (published_by is null or published_by <> author_id)
);

-- Every set that was ever in force, whole.
create table policy_set (
  sequence bigint generated always as identity primary key,
  hash text not null,
  policies jsonb not null,
  put_in_force_at timestamptz not null,
  put_in_force_by uuid not null references person
);
