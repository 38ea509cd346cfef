-- The archive's own records (reads, holds, disposals) stand in partition 16, chained like the journal's.
alter table record drop constraint record_partition_check,
  add constraint record_partition_check check (partition between 0 and 16);
alter table intake_head drop constraint intake_head_partition_check,
  add constraint intake_head_partition_check check (partition between 0 and 16);
insert into intake_head (partition, position, hash) values (16, 0, decode(repeat('00', 32), 'hex'));

-- The log is a projection of those records: each entry names the record that says the same.
alter table access_log add column record uuid references record (id);
create unique index access_log_record on access_log (record);
