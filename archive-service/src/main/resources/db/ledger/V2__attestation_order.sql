-- In which order others' words on a head came in, so that each is written into the vault once.
alter table cosignature add column id bigint generated always as identity unique;
alter table time_stamp add column id bigint generated always as identity unique;
