-- Browser sessions whose beginning is on record and whose end is not yet.
create table open_session (
  session_id char(36)    primary key,
  person_id  uuid        not null,
  username   text        not null,
  name       text        not null,
  unit       text,
  opened_at  timestamptz not null
);
