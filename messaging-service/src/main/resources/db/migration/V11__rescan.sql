-- Messages that went out while rules were undecided are judged again; when that was done.
alter table message add column rescanned_at timestamptz;
create index message_to_rescan on message (at, id)
  where state = 'posted' and verdict -> 'undecided' is not null and rescanned_at is null;
