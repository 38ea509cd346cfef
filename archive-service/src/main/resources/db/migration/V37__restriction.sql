-- Whose records may be kept, and no longer be read as others are (GDPR 18): what they wrote until they asked to have
-- it erased, while their request is open.
create table restriction (
  request   uuid        primary key references erasure_request (id),
  person    uuid        not null,
  until_at  timestamptz not null,
  lifted_at timestamptz
);
create index restriction_in_force on restriction (person) where lifted_at is null;
insert into restriction (request, person, until_at)
select id, subject, received_at from erasure_request where state = 'open';

-- Who reads them nevertheless, for which matter and on which of the grounds the law knows; until when.
create table restricted_reading (
  id         uuid        primary key,
  person     text        not null,
  username   text        not null,
  session    text        not null,
  matter     uuid        not null references matter (id),
  ground     text        not null check (ground in ('legal-claims', 'rights-of-others', 'public-interest', 'consent')),
  reason     text        not null,
  begun_at   timestamptz not null,
  expires_at timestamptz not null
);
create index restricted_reading_person on restricted_reading (person, session, expires_at);

alter table access_person drop constraint access_person_basis_check;
alter table access_person add constraint access_person_basis_check
  check (basis in ('role', 'leave', 'scope', 'restricted'));
