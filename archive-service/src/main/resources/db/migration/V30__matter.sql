-- What a group of officers works on, and why. Nobody else sees that it exists.
create table matter (
  id        uuid        primary key,
  name      text        not null,
  purpose   text        not null,
  opened_at timestamptz not null,
  opened_by text        not null,
  closed_at timestamptz,
  closed_by text
);
create table matter_member (
  matter   uuid        not null references matter (id),
  username text        not null,
  added_at timestamptz not null,
  added_by text        not null,
  primary key (matter, username)
);
create index matter_member_username on matter_member (username);

-- What an officer is working on in one session: said once, and named by every read until it is changed.
create table working_session (
  person   text        not null,
  session  text        not null,
  matter   uuid        not null references matter (id),
  purpose  text        not null,
  begun_at timestamptz not null,
  primary key (person, session)
);
alter table access_log add column matter uuid references matter (id);
