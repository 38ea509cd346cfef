-- The hash of the record that put a message where it is: what its receipt names. Absent for messages from before.
alter table message add column hash bytea check (octet_length(hash) = 32);
