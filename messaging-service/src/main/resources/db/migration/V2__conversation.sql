-- People as Keycloak last described them. Nobody is deleted: the record names them for years, and
-- Keycloak may give a user name that became free to somebody else.
create table person (
  id uuid primary key,
  username text not null,
  name text not null,
  unit text,
  email text,
  guest boolean not null default false,
  active boolean not null default true
);
create index person_by_username on person (username);
create index person_by_name on person (lower(name), id);

create table conversation (
  id uuid primary key,
  kind text not null check (kind in ('room', 'direct')),
  name text,
  visibility text not null check (visibility in ('public', 'private')),
  membership_version bigint not null default 1,
  -- The two people of a direct conversation in order of their ids: one conversation a pair.
  pair text unique,
  created_at timestamptz not null,
  created_by uuid not null references person,
  version integer not null default 0,
  check ((kind = 'room') = (name is not null)),
  check ((kind = 'direct') = (pair is not null))
);
create index conversation_public on conversation (lower(name), id) where visibility = 'public';

create table membership (
  conversation_id uuid not null references conversation,
  person_id uuid not null references person,
  role text not null check (role in ('owner', 'member')),
  joined_at timestamptz not null,
  -- The journal position (in the conversation's partition) up to which the member has read.
  read_position bigint not null default 0,
  primary key (conversation_id, person_id)
);
create index membership_by_person on membership (person_id, conversation_id);
