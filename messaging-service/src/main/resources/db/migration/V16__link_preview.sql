-- What is shown beside messages of pages they link to, and which link it was. The record of it is
-- the journal.
create table link_preview (
  message_id uuid primary key,
  link text not null,
  state text not null check (state in ('shown', 'blocked', 'removed')),
  url text not null,
  title text not null,
  description text,
  site text
);
