-- Whose records each read showed: of people who did something, or to whom it was done. For whoever answers to these
-- people for who looked at what of them.
create table access_person (
  entry    bigint  not null references access_log (id),
  person   uuid    not null,
  records  integer not null check (records > 0),
  -- What let the reader see them: their role, leave for direct conversations, or a regulator's scope.
  basis    text    not null check (basis in ('role', 'leave', 'scope')),
  -- The leave or the scope.
  given_by uuid,
  primary key (entry, person)
);
create index access_person_person on access_person (person, entry);
