-- Until when a segment is locked where it lies, as far as anybody has looked, and when that was.
-- Nothing locks in a directory.

alter table vault_segment add locked_until timestamptz, add lock_seen_at timestamptz;
create index vault_segment_lock_seen on vault_segment (lock_seen_at nulls first) where is_sealed;
