-- Whose turn it is to do what only one node does at a time. A turn ends by itself when its holder says nothing for a while.
create table turn (
  work   text        primary key,
  holder uuid        not null,
  until  timestamptz not null
);
