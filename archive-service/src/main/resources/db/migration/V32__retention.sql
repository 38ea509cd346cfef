-- Rules are published as a whole, and no version is ever changed (17a-4(e)(7) asks for every revision).
create table retention_rules (
  version     integer     primary key,
  document    jsonb       not null,
  comment     text        not null,
  proposed_at timestamptz not null,
  proposed_by text        not null,
  state       text        not null check (state in ('proposed', 'in-force', 'replaced', 'rejected')),
  decided_at  timestamptz,
  decided_by  text,
  -- A second person decides.
  check (decided_by is null or decided_by <> proposed_by)
);
create unique index retention_rules_proposed on retention_rules (state) where state = 'proposed';
create unique index retention_rules_in_force on retention_rules (state) where state = 'in-force';

-- A disposal: what was listed, who approved it, what was done.
create table disposal (
  id          uuid        primary key,
  number      bigint      generated always as identity unique,
  state       text        not null
    check (state in ('listing', 'listed', 'running', 'done', 'abandoned')),
  cutoff      timestamptz not null,
  rules       integer     not null references retention_rules (version),
  listed_at   timestamptz not null,
  listed_by   text        not null,
  complete    boolean     not null default true,
  decided_at  timestamptz,
  decided_by  text,
  reason      text,
  finished_at timestamptz,
  certificate text,
  signature   text,
  key         text,
  check (decided_by is null or decided_by <> listed_by or state = 'abandoned')
);
create unique index disposal_open on disposal ((true)) where state in ('listing', 'listed', 'running');

create table disposal_candidate (
  disposal  uuid     not null references disposal (id),
  record    uuid     not null,
  family    uuid     not null,
  partition smallint not null,
  position  bigint   not null,
  hash      text     not null,
  rule      text     not null,
  erasure   uuid,
  happened_at timestamptz not null,
  conversation uuid,
  ended_at  timestamptz not null,
  outcome   text     not null default 'waiting' check (outcome in ('waiting', 'disposed', 'held', 'kept')),
  primary key (disposal, record)
);
create index disposal_candidate_waiting on disposal_candidate (disposal, partition, position) where outcome = 'waiting';

-- Requests to be forgotten. Items are looked at anew at each listing of a disposal until none is left.
create table erasure_request (
  id           uuid        primary key,
  subject      uuid        not null,
  subject_name text        not null,
  reason       text        not null,
  received_at  timestamptz not null,
  entered_by   text        not null,
  state        text        not null check (state in ('open', 'done', 'refused')),
  closed_at    timestamptz,
  closed_by    text
);

-- Seven years for everything until somebody decides otherwise: the strictest union of the laws in view.
insert into retention_rules (version, document, comment, proposed_at, proposed_by, state)
values (1,
  '{"rules": [{"id": "default", "name": "Everything", "units": [], "people": [], "kinds": [], "types": [],
    "regions": [], "period": "P7Y", "basis": "SEC 17a-4(b)(4); MiFID II Art. 16(7)", "obligation": true}], "regions": {}}',
  'The rules a new archive begins with.', now(), 'chancery', 'in-force');
